/* Preloaded into a program, it makes every flush a lie: what is then lost shows that the power cuts find something. */
int fsync(int fd) { return fd < 0 ? -1 : 0; }
int fdatasync(int fd) { return fd < 0 ? -1 : 0; }
