import { Socket } from "node:net";

/**
 * A connection that sends whatever is written in one turn of the event loop at once: each send is a call of the system, and
 * wakes the other side. An encrypted connection goes past it and gathers nothing.
 */
export function gatheringSocket(): Socket {
  const socket = new Socket();
  const write = socket.write.bind(socket) as (...given: readonly unknown[]) => boolean;
  let isGathering = false;
  const gather = () => {
    if (isGathering) return;
    isGathering = true;
    socket.cork();
    process.nextTick(() => {
      isGathering = false;
      socket.uncork();
    });
  };
  // Not before: connecting puts the method back.
  socket.once("connect", () => {
    socket.write = (...given: readonly unknown[]) => {
      gather();
      return write(...given);
    };
  });
  return socket;
}
