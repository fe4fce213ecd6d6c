// Plain JavaScript on purpose: an old Node must be able to read it and say what to do.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `Otofatura needs Node 22.18 or newer; this is ${process.versions.node}. ` +
      "Start it with `npm run …` after `npm ci` (npm brings Node 24 along on Linux), or install a newer Node.\n",
  );
  process.exit(1);
}
