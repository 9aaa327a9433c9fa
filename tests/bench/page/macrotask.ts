/** Waiting for the browser to take the thread back, by a message to oneself. */

const { port1, port2 } = new MessageChannel();

export function nextMacrotask(): Promise<void> {
  return new Promise((resolve) => {
    port1.onmessage = () => resolve();
    port2.postMessage(null);
  });
}
