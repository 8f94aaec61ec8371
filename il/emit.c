// Growing images: see emit.h. What the readers in table.c ask of them is il_emitted_* in internal.h.
#include "emit.h"

#include "internal.h"

#include <assert.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum { MAX_ROWS = 1 << 18, MAX_HEAP = 32 << 20, MAX_DATA = 64 << 20, DATA_RVA = 0x2000, N_LISTS = 5, MAX_POSITIONS = 1 << 20 };

static const uint16_t list_columns[N_LISTS] = { IL_TypeDef_FieldList, IL_TypeDef_MethodList, IL_MethodDef_ParamList, IL_EventMap_EventList,
                                                IL_PropertyMap_PropertyList };

// Rows of one key, or positions of one list: [first, first + n), with room for more up to [room].
typedef struct run { uint64_t key; uint32_t first, n, room; } run;

// A hash set of heap offsets or rids; what they stand for is compared by the caller.
typedef struct item { uint32_t hash, at; } item;
typedef struct item_set { item *slots; uint32_t size, used; } item_set;

struct il_emitted {
    pthread_mutex_t lock; // recursive
    item_set strings, blobs, user_strings, rows[IL_TABLE_COUNT];
    run *runs;            // open addressing; key 0 is free
    uint32_t size, used;
    uint32_t *positions[N_LISTS], n_positions[N_LISTS];
    uint32_t *owners[N_LISTS]; // by rid of the member
};

static uint64_t run_key(enum il_column column, uint32_t key) { return ((uint64_t)column + 1) << 32 | key; }

static run *find_slot(const struct il_emitted *e, uint64_t key) {
    uint32_t i = (uint32_t)((key * 0x9E3779B97F4A7C15u) >> 32) & (e->size - 1);
    while (e->runs[i].key && e->runs[i].key != key)
        i = (i + 1) & (e->size - 1);
    return &e->runs[i];
}

static void grow_runs(struct il_emitted *e) {
    run *old = e->runs;
    uint32_t n = e->size;
    e->size = n ? n * 2 : 64;
    e->runs = calloc(e->size, sizeof *e->runs);
    assert(e->runs && "out of memory for metadata");
    for (uint32_t i = 0; i < n; i++)
        if (old[i].key)
            *find_slot(e, old[i].key) = old[i];
    free(old);
}

static run *run_of(struct il_emitted *e, uint64_t key) {
    if (2 * (e->used + 1) > e->size)
        grow_runs(e);
    run *r = find_slot(e, key);
    e->used += !r->key;
    r->key = key;
    return r;
}

static int list_index(enum il_column column) {
    for (int i = 0; i < N_LISTS; i++)
        if (list_columns[i] == column)
            return i;
    return -1;
}

// --- what table.c asks

il_range il_emitted_run(const il_image *img, enum il_column column, uint32_t key) {
    struct il_emitted *e = img->emitted;
    pthread_mutex_lock(&e->lock);
    const run *r = e->size ? find_slot(e, run_key(column, key)) : NULL;
    il_range range = r && r->key ? (il_range){ r->first, r->first + r->n } : (il_range){ 1, 1 };
    pthread_mutex_unlock(&e->lock);
    return range;
}

uint32_t il_emitted_list_at(const il_image *img, enum il_column column, uint32_t position) {
    int i = list_index(column);
    return i < 0 || position >= img->emitted->n_positions[i] ? 0 : img->emitted->positions[i][position];
}

uint32_t il_emitted_owner(const il_image *img, enum il_column column, uint32_t rid) {
    int i = list_index(column);
    return i < 0 || rid >= MAX_ROWS ? 0 : img->emitted->owners[i][rid];
}

// --- a new image

static uint8_t *carve(uint8_t **at, size_t n) {
    uint8_t *p = *at;
    *at += (n + 4095) & ~(size_t)4095;
    return p;
}

static size_t reservation(const il_image *img) {
    size_t n = 4 * (size_t)MAX_HEAP + MAX_DATA + N_LISTS * ((size_t)MAX_POSITIONS + MAX_ROWS) * 4 + 64 * 4096;
    for (int t = 0; t < IL_TABLE_COUNT; t++)
        n += (size_t)img->tables[t].row_size * MAX_ROWS + 4096;
    return n;
}

static void carve_all(il_image *img, uint8_t *at) {
    for (int t = 0; t < IL_TABLE_COUNT; t++)
        img->tables[t].base = carve(&at, (size_t)img->tables[t].row_size * MAX_ROWS);
    img->strings = (il_bytes){ carve(&at, MAX_HEAP), 1 }; // the first byte of a heap is its empty item
    img->user_strings = (il_bytes){ carve(&at, MAX_HEAP), 1 };
    img->blobs = (il_bytes){ carve(&at, MAX_HEAP), 1 };
    img->guids = (il_bytes){ carve(&at, MAX_HEAP), 0 };
    img->file = (il_bytes){ carve(&at, MAX_DATA), 0 };
    for (int i = 0; i < N_LISTS; i++) {
        img->emitted->positions[i] = (uint32_t *)(void *)carve(&at, (size_t)MAX_POSITIONS * 4);
        img->emitted->owners[i] = (uint32_t *)(void *)carve(&at, (size_t)MAX_ROWS * 4);
        img->emitted->n_positions[i] = 1;
    }
}

static void first_rows(il_image *img, const char *name) {
    uint32_t text = il_emit_string(img, name);
    il_emit_set(img, IL_Module_Name, il_emit_row(img, IL_TABLE_Module), text);
    il_emit_set(img, IL_Assembly_Name, il_emit_row(img, IL_TABLE_Assembly), text);
    il_emit_set(img, IL_TypeDef_TypeName, il_emit_row(img, IL_TABLE_TypeDef), il_emit_string(img, "<Module>")); // II.10.8
}

il_image *il_emit_new(const char *name) {
    il_image *img = calloc(1, sizeof *img);
    assert(img && "out of memory for metadata");
    img->emitted = calloc(1, sizeof *img->emitted);
    img->sections = calloc(1, sizeof *img->sections);
    img->path = strdup("");
    assert(img->emitted && img->sections && img->path && "out of memory for metadata");
    pthread_mutexattr_t recursive;
    pthread_mutexattr_init(&recursive);
    pthread_mutexattr_settype(&recursive, PTHREAD_MUTEX_RECURSIVE);
    pthread_mutex_init(&img->emitted->lock, &recursive);
    pthread_mutexattr_destroy(&recursive);
    il_table_place_wide(img);
    void *p = mmap(NULL, reservation(img), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (p == MAP_FAILED) {
        il_image_close(img);
        return NULL;
    }
    carve_all(img, p);
    img->sections[0] = (il_section){ DATA_RVA, MAX_DATA, 0, MAX_DATA };
    img->n_sections = 1;
    first_rows(img, name);
    return img;
}

bool il_image_is_emitted(const il_image *img) { return img->emitted; }

uint32_t il_capacity(const il_image *img, enum il_table table) { return img->emitted ? MAX_ROWS : il_rows(img, table); }

// --- sets of items

static uint32_t hash_bytes(const uint8_t *p, size_t n) { // FNV-1a
    uint32_t h = 2166136261u;
    while (n--)
        h = (h ^ *p++) * 16777619u;
    return h;
}

static void set_insert(item_set *s, item x) {
    uint32_t i = x.hash & (s->size - 1);
    while (s->slots[i].at)
        i = (i + 1) & (s->size - 1);
    s->slots[i] = x;
}

static void set_add(item_set *s, uint32_t hash, uint32_t at) {
    if (2 * (s->used + 1) > s->size) {
        item_set bigger = { NULL, s->size ? s->size * 2 : 64, s->used };
        bigger.slots = calloc(bigger.size, sizeof *bigger.slots);
        assert(bigger.slots && "out of memory for metadata");
        for (uint32_t i = 0; i < s->size; i++)
            if (s->slots[i].at)
                set_insert(&bigger, s->slots[i]);
        free(s->slots);
        *s = bigger;
    }
    set_insert(s, (item){ hash, at });
    s->used++;
}

// The item whose [n] bytes from [base] are those at [p]; 0 if none.
static uint32_t set_find(const item_set *s, uint32_t hash, const uint8_t *base, uint32_t scale, const void *p, size_t n) {
    for (uint32_t i = hash & (s->size - 1); s->size && s->slots[i].at; i = (i + 1) & (s->size - 1))
        if (s->slots[i].hash == hash && !memcmp(base + (size_t)s->slots[i].at * scale, p, n))
            return s->slots[i].at;
    return 0;
}

// --- heaps

static uint8_t *room_in(const il_bytes *heap, uint32_t n, uint32_t limit) {
    return n > limit - heap->n ? NULL : (uint8_t *)(uintptr_t)heap->p + heap->n;
}

// Appends [n] bytes unless they are there; the offset, 0 if the heap is full.
static uint32_t append_item(il_image *img, il_bytes *heap, item_set *set, const uint8_t *bytes, uint32_t n) {
    pthread_mutex_lock(&img->emitted->lock);
    uint32_t hash = hash_bytes(bytes, n), at = set_find(set, hash, heap->p, 1, bytes, n);
    uint8_t *p = at ? NULL : room_in(heap, n, MAX_HEAP - 16); // comparing may read behind the last item
    if (p) {
        memcpy(p, bytes, n);
        at = heap->n;
        heap->n += n;
        set_add(set, hash, at);
    }
    pthread_mutex_unlock(&img->emitted->lock);
    return at;
}

uint32_t il_emit_string(il_image *img, const char *s) {
    return *s ? append_item(img, &img->strings, &img->emitted->strings, (const uint8_t *)s, (uint32_t)strlen(s) + 1) : 0;
}

// A length prefix, II.24.2.4; returns its size.
static uint32_t put_length(uint8_t *p, uint32_t n) {
    if (n < 0x80) {
        p[0] = (uint8_t)n;
        return 1;
    }
    if (n < 0x4000) {
        p[0] = (uint8_t)(0x80 | n >> 8), p[1] = (uint8_t)n;
        return 2;
    }
    p[0] = (uint8_t)(0xC0 | n >> 24), p[1] = (uint8_t)(n >> 16), p[2] = (uint8_t)(n >> 8), p[3] = (uint8_t)n;
    return 4;
}

// [n] bytes and [zeros] more behind a length.
static uint32_t append_prefixed(il_image *img, il_bytes *heap, item_set *set, const void *a, uint32_t n, uint32_t zeros) {
    if (n > MAX_HEAP - 16)
        return 0;
    uint8_t *bytes = calloc(1, (size_t)n + zeros + 4);
    assert(bytes && "out of memory for metadata");
    uint32_t head = put_length(bytes, n + zeros);
    if (n)
        memcpy(bytes + head, a, n);
    uint32_t at = append_item(img, heap, set, bytes, head + n + zeros);
    free(bytes);
    return at;
}

uint32_t il_emit_blob(il_image *img, const void *p, uint32_t n) {
    return n ? append_prefixed(img, &img->blobs, &img->emitted->blobs, p, n, 0) : 0;
}

uint32_t il_emit_user_string(il_image *img, const uint16_t *chars, uint32_t n) {
    if (n > MAX_HEAP / 4)
        return 0;
    // The last byte says whether a character is special; nobody asks.
    uint32_t at = append_prefixed(img, &img->user_strings, &img->emitted->user_strings, chars, n * 2, 1);
    return at ? IL_TOKEN(IL_TOKEN_STRING, at) : 0;
}

uint32_t il_emit_guid(il_image *img, const uint8_t guid[16]) {
    pthread_mutex_lock(&img->emitted->lock);
    uint8_t *p = room_in(&img->guids, 16, MAX_HEAP);
    if (p) {
        memcpy(p, guid, 16);
        img->guids.n += 16;
    }
    pthread_mutex_unlock(&img->emitted->lock);
    return p ? img->guids.n / 16 : 0;
}

uint32_t il_emit_data(il_image *img, const void *p, uint32_t n) {
    pthread_mutex_lock(&img->emitted->lock);
    uint32_t at = (img->file.n + 15) & ~15u;
    bool fits = at <= MAX_DATA && n <= MAX_DATA - at;
    if (fits) {
        if (p && n)
            memcpy((uint8_t *)(uintptr_t)img->file.p + at, p, n);
        img->file.n = at + n;
    }
    pthread_mutex_unlock(&img->emitted->lock);
    return fits ? DATA_RVA + at : 0;
}

// --- rows

static uint8_t *row_at(const il_image *img, enum il_table table, uint32_t rid) {
    return (uint8_t *)(uintptr_t)img->tables[table].base + (size_t)(rid - 1) * img->tables[table].row_size;
}

uint32_t il_emit_row(il_image *img, enum il_table table) {
    pthread_mutex_lock(&img->emitted->lock);
    il_rows_of *t = &img->tables[table];
    uint32_t rid = t->rows + 1 < MAX_ROWS ? ++t->rows : 0;
    pthread_mutex_unlock(&img->emitted->lock);
    return rid;
}

uint32_t il_emit_unique(il_image *img, enum il_table table, const uint32_t *values, uint32_t n) {
    struct il_emitted *e = img->emitted;
    pthread_mutex_lock(&e->lock);
    uint32_t rid = il_emit_row(img, table);
    if (rid) {
        uint32_t size = img->tables[table].row_size;
        for (uint32_t i = 0; i < n; i++)
            il_emit_set(img, (enum il_column)(table << 8 | i), rid, values[i]);
        uint8_t *row = row_at(img, table, rid);
        uint32_t hash = hash_bytes(row, size), old = set_find(&e->rows[table], hash, img->tables[table].base - size, size, row, size);
        if (old) {
            memset(row, 0, size);
            img->tables[table].rows--;
            rid = old;
        } else {
            set_add(&e->rows[table], hash, rid);
        }
    }
    pthread_mutex_unlock(&e->lock);
    return rid;
}

void il_emit_set(il_image *img, enum il_column column, uint32_t rid, uint32_t value) {
    uint32_t table = (uint32_t)column >> 8;
    const il_place *c = &img->places[table][column & 0xFF];
    assert(img->emitted && rid && rid <= img->tables[table].rows);
    if (c->kind == IL_KIND_CODED && !il_encode_coded(c->target, value, &value))
        return;
    uint8_t *p = row_at(img, (enum il_table)table, rid) + c->offset;
    for (uint32_t i = 0; i < c->width; i++)
        p[i] = (uint8_t)(value >> 8 * i);
}

// Copies the run's rows to the end of the table, so that one more can follow them.
static bool move_run(il_image *img, run *r, enum il_table table) {
    il_rows_of *t = &img->tables[table];
    if (t->rows + r->n + 1 >= MAX_ROWS)
        return false;
    memcpy((uint8_t *)(uintptr_t)t->base + (size_t)t->rows * t->row_size, t->base + (size_t)(r->first - 1) * t->row_size,
           (size_t)r->n * t->row_size);
    r->first = t->rows + 1;
    t->rows += r->n;
    return true;
}

uint32_t il_emit_keyed(il_image *img, enum il_column key_column, uint32_t key) {
    enum il_table table = (enum il_table)((uint32_t)key_column >> 8);
    struct il_emitted *e = img->emitted;
    pthread_mutex_lock(&e->lock);
    run *r = run_of(e, run_key(key_column, key));
    bool last = !r->n || r->first + r->n == img->tables[table].rows + 1;
    uint32_t rid = last || move_run(img, r, table) ? il_emit_row(img, table) : 0;
    if (rid) {
        il_emit_set(img, key_column, rid, key);
        if (!r->n++)
            r->first = rid;
    }
    pthread_mutex_unlock(&e->lock);
    return rid;
}

uint32_t il_emit_single(il_image *img, enum il_column key_column, uint32_t key) {
    il_range have = il_find(img, key_column, key);
    return have.first < have.end ? have.first : il_emit_keyed(img, key_column, key);
}

// Room for one more position in the run: doubled at the end of the array when it is full.
static void make_room(struct il_emitted *e, int list, run *r) {
    uint32_t room = r->room ? r->room * 2 : 4, *positions = e->positions[list];
    assert(e->n_positions[list] + room < MAX_POSITIONS && "too many members in a dynamic assembly");
    memcpy(positions + e->n_positions[list], positions + r->first, r->n * sizeof *positions);
    r->first = e->n_positions[list];
    r->room = room;
    e->n_positions[list] += room;
}

void il_emit_list(il_image *img, enum il_column list_column, uint32_t owner, uint32_t rid) {
    struct il_emitted *e = img->emitted;
    int list = list_index(list_column);
    assert(list >= 0);
    pthread_mutex_lock(&e->lock);
    run *r = run_of(e, run_key(list_column, owner));
    if (r->n == r->room)
        make_room(e, list, r);
    e->positions[list][r->first + r->n++] = rid;
    e->owners[list][rid] = owner;
    pthread_mutex_unlock(&e->lock);
}
