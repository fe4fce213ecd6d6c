import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { onTestFinished } from "vitest";

/** A network between: what is on its way when it is cut never arrives, and nobody is told. Connections made later work. */
export async function aNetworkTo(url: string) {
  const { hostname, port } = new URL(url);
  const wires = new Set<Socket>();
  let unanswered: string | undefined;
  let lost: string | undefined;
  const server = createServer((ours) => {
    const theirs = connect(Number(port), hostname);
    ours.on("data", (asked) => {
      if (unanswered !== undefined && asked.includes(unanswered)) theirs.unpipe().resume();
      if (lost !== undefined && asked.includes(lost)) {
        lost = undefined;
        ours.removeAllListeners("data").resume();
      } else theirs.write(asked);
    });
    ours.on("end", () => theirs.end());
    theirs.pipe(ours);
    for (const wire of [ours, theirs]) wires.add(wire.on("error", () => {}));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const end = () => {
    for (const wire of wires) wire.destroy();
    server.close();
  };
  onTestFinished(end);
  const behind = new URL(url);
  behind.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const cut = () => {
    for (const wire of wires) wire.unpipe().pause();
  };
  /** What is asked with this text arrives and is done, and nobody hears of it; with none, answers arrive again. */
  const loseAnswersTo = (text: string | undefined) => {
    unanswered = text;
  };
  /** The next that is asked with this text never arrives, nor does whatever follows on its connection. */
  const loseNext = (text: string) => {
    lost = text;
  };
  return { url: behind.href, cut, loseAnswersTo, loseNext, end };
}
