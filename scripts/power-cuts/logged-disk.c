/*
 * A disk in memory that remembers every write and every flush: one file, `disk`, in a FUSE file system, for a loop device to lie on.
 * What is written into a second file, `mark`, goes into the log between them.
 *
 *   logged-disk IMAGE LOG MOUNTPOINT
 *
 * The log is a sequence of entries: one byte of kind (W write, F flush, M mark), eight of offset and eight of length (in the order of
 * this machine), then as many bytes of data. It is served by one thread, so its order is the order of things: what stands before a
 * flush had been written when that came.
 */
#define FUSE_USE_VERSION 31
#include <errno.h>
#include <fuse.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static char *disk;
static off_t size;
static FILE *log_file;

static int is_disk(const char *path) { return strcmp(path, "/disk") == 0; }
static int is_mark(const char *path) { return strcmp(path, "/mark") == 0; }

static int note(char kind, uint64_t offset, const char *data, uint64_t length) {
  if (fputc(kind, log_file) == EOF || fwrite(&offset, sizeof offset, 1, log_file) != 1) return -EIO;
  if (fwrite(&length, sizeof length, 1, log_file) != 1) return -EIO;
  return length > 0 && fwrite(data, length, 1, log_file) != 1 ? -EIO : 0;
}

static int get_attributes(const char *path, struct stat *found, struct fuse_file_info *info) {
  (void)info;
  memset(found, 0, sizeof *found);
  found->st_nlink = 1;
  if (strcmp(path, "/") == 0) {
    found->st_mode = S_IFDIR | 0700;
    return 0;
  }
  if (!is_disk(path) && !is_mark(path)) return -ENOENT;
  found->st_mode = S_IFREG | 0600;
  found->st_size = is_disk(path) ? size : 0;
  return 0;
}

static int open_file(const char *path, struct fuse_file_info *info) {
  if (!is_disk(path) && !is_mark(path)) return -ENOENT;
  /* No page cache in between: every write arrives here at once. */
  info->direct_io = 1;
  return 0;
}

static int truncate_file(const char *path, off_t length, struct fuse_file_info *info) {
  (void)info;
  return is_mark(path) || length == size ? 0 : -EPERM;
}

static int read_file(const char *path, char *into, size_t length, off_t offset, struct fuse_file_info *info) {
  (void)info;
  if (!is_disk(path) || offset >= size) return 0;
  if ((off_t)length > size - offset) length = (size_t)(size - offset);
  memcpy(into, disk + offset, length);
  return (int)length;
}

static int write_file(const char *path, const char *from, size_t length, off_t offset, struct fuse_file_info *info) {
  (void)info;
  int failed = 0;
  if (is_mark(path)) failed = note('M', 0, from, length);
  else {
    if (offset + (off_t)length > size) return -ENOSPC;
    memcpy(disk + offset, from, length);
    failed = note('W', (uint64_t)offset, from, length);
  }
  return failed ? failed : (int)length;
}

static int flush_disk(const char *path, int data_only, struct fuse_file_info *info) {
  (void)data_only;
  (void)info;
  return is_disk(path) ? note('F', 0, NULL, 0) : 0;
}

static void end(void *data) {
  (void)data;
  fclose(log_file);
}

static const struct fuse_operations operations = {
    .getattr = get_attributes,
    .open = open_file,
    .truncate = truncate_file,
    .read = read_file,
    .write = write_file,
    .fsync = flush_disk,
    .destroy = end,
};

static int load(const char *image) {
  FILE *file = fopen(image, "rb");
  if (!file) return 0;
  fseeko(file, 0, SEEK_END);
  size = ftello(file);
  rewind(file);
  disk = calloc(1, (size_t)size);
  int loaded = disk && fread(disk, (size_t)size, 1, file) == 1;
  fclose(file);
  return loaded;
}

int main(int count, char **words) {
  if (count != 4 || !load(words[1]) || !(log_file = fopen(words[2], "wb"))) {
    fprintf(stderr, "usage: logged-disk IMAGE LOG MOUNTPOINT\n");
    return 2;
  }
  char *arguments[] = {words[0], "-f", "-s", words[3], NULL};
  return fuse_main(4, arguments, &operations, NULL);
}
