// A scenario of ours for the load harness: a hundred newcomers open a big document at once, against one by one.
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const theirs = (file) => import(pathToFileURL(join(process.cwd(), file)).href);
const [{ Client, closeAll, connectAll }, { Meter }, { document }, { round, sleep }, { seed }] = await Promise.all(
  ["lib/client.mjs", "lib/context.mjs", "lib/docs.mjs", "lib/stats.mjs", "scenarios/coldopen.mjs"].map(theirs),
);

export const defaults = { doc: "paper", joiners: 100, settle: 8 };

export async function run(ctx, params) {
  const server = await ctx.server();
  const holder = await seed(ctx.target, "big", document(params.doc), "one");
  await sleep(params.settle * 1000);
  // The first openings warm up what all others use.
  await openOneByOne(ctx, server, params.joiners);
  const alone = await openOneByOne(ctx, server, params.joiners);
  const together = await openAtOnce(ctx, server, params.joiners);
  await closeAll([holder]);
  await server.stop();
  return {
    doc: params.doc,
    joiners: params.joiners,
    aloneCpuMs: round(alone.cpu * 1000, 1),
    togetherCpuMs: round(together.cpu * 1000, 1),
    aloneBytes: alone.bytes,
    togetherBytes: together.bytes,
    cpuPerByteRatio: round(together.cpu / together.bytes / (alone.cpu / alone.bytes), 3),
  };
}

async function openOneByOne(ctx, server, count) {
  const meter = new Meter(server);
  let bytes = 0;
  for (let i = 0; i < count; i++) {
    const [client] = await connectAll([new Client(ctx.target, "big")]);
    bytes += client.ws.bytesIn;
    await closeAll([client]);
  }
  return { cpu: meter.stop().cpu, bytes };
}

async function openAtOnce(ctx, server, count) {
  const meter = new Meter(server);
  const clients = await connectAll(
    Array.from({ length: count }, () => new Client(ctx.target, "big")),
    count,
  );
  const { cpu } = meter.stop();
  const bytes = clients.reduce((sum, client) => sum + client.ws.bytesIn, 0);
  await closeAll(clients);
  return { cpu, bytes };
}
