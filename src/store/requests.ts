/** What IndexedDB tells by events, as promises. */

/** Rejects with the browser's reason. */
export function answer<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? aborted()))
  })
}

/** Resolves when it is complete, which for a strict one means on disk; rejects when nothing of it stands. */
export function completion(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () => reject(transaction.error ?? aborted()))
  })
}

/** The browser gives no reason where it closed the database underneath. */
const aborted = (): DOMException => new DOMException('the transaction was aborted', 'AbortError')
