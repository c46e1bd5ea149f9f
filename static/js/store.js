// What this device remembers, in IndexedDB. Without it, because the browser refuses or is too old,
// everything goes to the server with the button that is pressed, and the status says what is not kept.

let opening;

function open() {
  return (opening ??= new Promise((done, fail) => {
    const request = indexedDB.open("carrel", 1);
    request.onupgradeneeded = () => {
      for (const [name, keyPath] of [["acts", "id"], ["drafts", "key"], ["places", "key"], ["meta", "key"]]) {
        const store = request.result.createObjectStore(name, { keyPath });
        if (name !== "meta") store.createIndex("person", "person");
      }
    };
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  }));
}

async function run(name, mode, work) {
  const transaction = (await open()).transaction(name, mode);
  const request = work(transaction.objectStore(name));
  return new Promise((done, fail) => {
    transaction.oncomplete = () => done(request.result);
    transaction.onerror = transaction.onabort = () => fail(transaction.error);
  });
}

/// One row, by its key.
export const get = (name, key) => run(name, "readonly", (store) => store.get(key));

/// Every row of a store.
export const all = (name) => run(name, "readonly", (store) => store.getAll());

/// The rows of one person.
export const of = (name, person) => run(name, "readonly", (store) => store.index("person").getAll(person));

/// Adds a row, or puts it in the place of the one with its key.
export const put = (name, row) => run(name, "readwrite", (store) => store.put(row));

/// Takes a row away.
export const remove = (name, key) => run(name, "readwrite", (store) => store.delete(key));

/// Makes a row anew from what it is, with nothing in between: two tabs take turns. Made of nothing, it stays
/// as it is.
export const change = (name, key, make) =>
  run(name, "readwrite", (store) => {
    const request = store.get(key);
    request.onsuccess = () => {
      const made = make(request.result ?? {});
      if (made) store.put({ ...made, key });
    };
    return request;
  });
