/** A line to this person's other tabs. */
export interface TabChannel<M> {
  post(message: M): void;
  close(): void;
}

/** Opens the line. Where the browser has none, messages go nowhere and nothing arrives. */
export function openTabChannel<M>(name: string, onMessage: (message: M) => void): TabChannel<M> {
  if (typeof BroadcastChannel === "undefined") return { post: () => {}, close: () => {} };
  const channel = new BroadcastChannel(name);
  channel.onmessage = (event: MessageEvent<M>) => onMessage(event.data);
  return { post: (message) => channel.postMessage(message), close: () => channel.close() };
}
