// What docs/tour.sh cannot do with curl: it reads replies, streams and sounds, and writes JSON.
//
//   node tour.mjs read FILE EXPRESSION      a value of the JSON in FILE, which the expression calls `it`
//   node tour.mjs write EXPRESSION WORD...  JSON of an expression, in which `words` are the words
//   node tour.mjs script FILE TARGET        the script of a stream of events, saved; a line about it
//   node tour.mjs play FILE SECONDS         a line about an MP3 that plays for so long
//
// Ends with 1 and a reason when something is not as it should be.
import { readFileSync, writeFileSync } from 'node:fs';

const LEAST_SECONDS = 3;
const MOST_DIFFERENCE = 0.2;
const KILOBITS = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const RATES = [44_100, 48_000, 32_000];

const commands = {
  read(file, expression) {
    const value = evaluate('it', expression, JSON.parse(readFileSync(file, 'utf8')));
    return typeof value === 'string' ? value : JSON.stringify(value);
  },

  write: (expression, ...words) =>
    JSON.stringify(
      evaluate('words, text', expression, words, (file) => readFileSync(file, 'utf8')),
    ),

  script(file, target) {
    const events = readFileSync(file, 'utf8')
      .split(/\r?\n/)
      .filter((line) => line.startsWith('data: '))
      .map((line) => JSON.parse(line.slice('data: '.length)));
    const last = events.at(-1);
    if (last?.type !== 'complete') {
      throw new Error(last?.message ?? 'the stream was cut');
    }
    const tokens = events.filter(({ type }) => type === 'token').map(({ content }) => content);
    if (tokens.length < 2) {
      throw new Error('it came in one piece, and not as it was written');
    }
    writeFileSync(target, last.script);
    const lines = last.script.split('\n').filter((line) => line.trim() !== '');
    return [
      `${String(last.script.length)} characters in ${String(tokens.length)} pieces, by ${last.model_used}:`,
      ...lines.slice(0, 6).map((line) => `  | ${line.slice(0, 100)}`),
    ].join('\n   ');
  },

  play(file, claimed) {
    const mp3 = readFileSync(file);
    const { frames, seconds } = walk(mp3);
    if (Math.abs(seconds - Number(claimed)) > MOST_DIFFERENCE) {
      throw new Error(`it plays for ${seconds.toFixed(2)} s, and the API says ${claimed} s`);
    }
    if (seconds < LEAST_SECONDS) {
      throw new Error(`only ${seconds.toFixed(2)} s were spoken`);
    }
    return `${seconds.toFixed(1)} s of speech: ${String(mp3.length)} bytes in ${String(frames)} whole frames`;
  },
};

/** Walks through the frames of an MP3 of MPEG 1, layer III. */
function walk(mp3) {
  let at = mp3.toString('latin1', 0, 3) === 'ID3' ? 10 + tagSize(mp3) : 0;
  let [frames, seconds] = [0, 0];
  while (at + 4 <= mp3.length) {
    const [sync, version, format] = mp3.subarray(at, at + 3);
    const [bitrate, rate] = [KILOBITS[format >> 4], RATES[(format >> 2) & 3]];
    if (sync !== 0xff || (version & 0xfe) !== 0xfa || !bitrate || !rate) {
      throw new Error(`byte ${String(at)} begins no frame`);
    }
    at += Math.floor((144_000 * bitrate) / rate) + ((format >> 1) & 1);
    frames += 1;
    seconds += 1152 / rate;
  }
  if (frames === 0 || at > mp3.length) {
    throw new Error('its last frame is cut');
  }
  return { frames, seconds };
}

function tagSize(mp3) {
  return [6, 7, 8, 9].reduce((size, index) => size * 128 + mp3[index], 0);
}

function evaluate(names, expression, ...values) {
  return new Function(names, `return (${expression});`)(...values);
}

const [command, ...words] = process.argv.slice(2);
try {
  process.stdout.write(commands[command](...words));
} catch (error) {
  process.stderr.write(`   ${error.message}\n`);
  process.exitCode = 1;
}
