#!/usr/bin/env bash
# A tour through ElevenDops for newcomers: from a document to a conversation, over HTTP, with curl.
#
#   npm start               in one terminal
#   docs/tour.sh [URL]      in another one; the URL is http://localhost:8080 unless given
#
# It checks what it shows: it ends with 0 when everything was as it should be, and with 1 and the reason
# otherwise. What it makes stays there, to be looked at in the browser.
set -euo pipefail

URL="${1:-http://localhost:8080}"
URL="${URL%/}"
HERE="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
FOLDER="$(mktemp -d)"
REPLY="$FOLDER/reply.json"
VOICES="$FOLDER/voices.json"
STEP=0
MAIN=$$
trap 'exit 1' TERM
trap 'rm -rf "$FOLDER"' EXIT

step() {
  STEP=$((STEP + 1))
  printf '\n%s. %s\n' "$STEP" "$1"
}

note() { printf '   %s\n' "$1"; }

# Ends the whole tour, also from within $(...).
fail() {
  printf '\nThe tour ends here: %s\n' "$1" >&2
  [[ "$BASHPID" == "$MAIN" ]] || kill -s TERM "$MAIN"
  exit 1
}

for tool in curl node; do
  command -v "$tool" >/dev/null || fail "it needs $tool, which is not installed."
done

reader() { node "$HERE/tour.mjs" "$@"; }

# value EXPRESSION [FILE]: a value of the last reply, which the expression calls `it`.
value() { reader read "${2:-$REPLY}" "$1" || fail "the last reply has no $1."; }

# check EXPRESSION SENTENCE: the sentence is true when the expression is.
check() {
  local verdict
  verdict="$(value "Boolean($1)")"
  [[ "$verdict" == true ]] || fail "this does not hold: $2 $(head -c 600 "$REPLY")"
  note "$2"
}

# call METHOD PATH STATUS [ARGUMENT OF CURL]...: one request; its reply is kept.
call() {
  local method="$1" path="$2" expected="$3" status
  shift 3
  status="$(curl --silent --show-error --max-time 180 --request "$method" --output "$REPLY" \
    --write-out '%{http_code}' "$@" "$URL$path")" ||
    fail "$URL did not answer. Start it with \"npm start\", or say where it is: docs/tour.sh URL"
  [[ "$status" == "$expected" ]] ||
    fail "$method $path was answered with $status instead of $expected: $(head -c 600 "$REPLY")"
}

# post PATH STATUS EXPRESSION WORD...: sends JSON, in which `words` are the words.
post() {
  local path="$1" expected="$2"
  shift 2
  reader write "$@" >"$FOLDER/body.json" || fail "the body for $path cannot be written."
  call POST "$path" "$expected" --header 'Content-Type: application/json' \
    --data-binary "@$FOLDER/body.json" --no-buffer
}

# wait_until_synced ID: until agents may use the document.
wait_until_synced() {
  local status=''
  for _ in $(seq 120); do
    call GET "/api/knowledge/$1" 200
    status="$(value it.sync_status)"
    [[ "$status" != failed ]] || fail "the document could not be synced: $(value it.sync_error_message)"
    if [[ "$status" == completed ]]; then
      note 'It is synced: agents may use it.'
      return
    fi
    sleep 0.5
  done
  fail "the document is still \"$status\" after a minute."
}

# write_script DOCUMENT TARGET CONFIG: has a script streamed, and keeps it in the file.
write_script() {
  local line
  post /api/audio/generate-script-stream 200 \
    "({ knowledge_id: words[0], template_config: { is_multi_speaker: true, ...$3 } })" "$1"
  line="$(reader script "$REPLY" "$2")" || fail 'the script was not written.'
  note "$line"
}

# voice LANGUAGE INDEX: a voice that speaks the language; different indexes are different voices.
voice() {
  value "[...it.filter((voice) => voice.languages.some((code) => code.startsWith('$1'))), ...it][$2].voice_id" "$VOICES"
}

# make_audio DOCUMENT SCRIPT VOICE VOICE NAME: speaks a script, fetches the sound and measures it.
make_audio() {
  local id seconds type part line
  post /api/audio/generate 200 '({ knowledge_id: words[0], script: text(words[1]), voice_id: words[2],
    speaker2_voice_id: words[3], name: words[4] })' "$@"
  id="$(value it.audio_id)"
  seconds="$(value it.duration_seconds)"
  type="$(curl --silent --show-error --fail --max-time 60 --output "$FOLDER/sound.mp3" \
    --write-out '%{content_type}' "$URL/api/audio/stream/$id")" || fail "the audio $id cannot be fetched."
  [[ "$type" == audio/mpeg* ]] || fail "the audio $id comes as $type."
  line="$(reader play "$FOLDER/sound.mp3" "$seconds")" || fail 'the audio is no MP3 that plays.'
  note "$line"
  part="$(curl --silent --max-time 60 --range 0-99 --output "$FOLDER/part.mp3" \
    --write-out '%{http_code} %{size_download}' "$URL/api/audio/stream/$id")"
  [[ "$part" == '206 100' ]] || fail "a player cannot jump in the audio $id: a part came as $part."
  note 'A player can jump in it: a part of it came with 206.'
  measure_loudness "$FOLDER/sound.mp3"
}

# measure_loudness FILE: between whispering and shouting, where there is a program to measure it.
measure_loudness() {
  local level
  if ! command -v ffmpeg >/dev/null; then
    note 'How loud it is was not measured: ffmpeg is not installed.'
    return
  fi
  level="$(ffmpeg -hide_banner -nostats -i "$1" -af volumedetect -f null - 2>&1 |
    sed -n 's/.*mean_volume: \(-\{0,1\}[0-9]*\).*/\1/p')"
  [[ -n "$level" ]] && ((level > -35 && level < -10)) ||
    fail "the audio has a mean level of ${level:-no} dB; between -35 and -10 dB is pleasant."
  note "Its mean level is $level dB."
}

# ask SESSION QUESTION CHAT_MODE: one message of the patient, and the answer.
ask() {
  note "Patient: $2"
  post "/api/patient/session/$1/message" 200 \
    '({ message: words[0], chat_mode: words[1] === "true" })' "$2" "$3"
  note "Agent:   $(value 'it.response_text.replace(/\s+/g, " ").slice(0, 240)')"
  check 'it.response_text.trim() !== ""' 'The agent answered.'
}

step "Is ElevenDops there, at $URL?"
call GET /api/health 200
check 'it.status === "healthy"' "It is healthy, in the $(value it.mode) mode."
call GET /api/dashboard/stats 200
CONVERSATIONS="$(value it.conversation_count)"

step 'A doctor uploads a document in English'
cat >"$FOLDER/cataract.md" <<'TEXT'
# What a cataract is
A cataract is a clouding of the lens of the eye. It makes sight blurred, and lights dazzle at night.

# Before the operation
Do not eat or drink for six hours before the operation. Tell us about every medicine that you take.
Bring somebody who can take you home, because you must not drive on that day.

# After the operation
Use the eye drops four times a day for four weeks. Wash your hands before you use them.
Do not rub the eye, and wear the shield at night for one week.

# When to call us
Call us at once when the eye hurts badly, when sight gets worse, or when you see flashes of light.
TEXT
call POST /api/knowledge/upload 201 --form "file=@$FOLDER/cataract.md" \
  --form 'disease_name=Cataract' --form 'tags=before_visit' --form 'tags=post_care'
ENGLISH="$(value it.knowledge_id)"
check 'Object.keys(it.structured_sections).length === 4' 'Its four sections were recognised.'
wait_until_synced "$ENGLISH"

step 'And one in Traditional Chinese'
cat >"$FOLDER/diabetes.md" <<'TEXT'
# 什麼是糖尿病
糖尿病是一種慢性疾病，血糖會長期過高。控制不好會傷害眼睛、腎臟和神經。

# 每天的照護
每天飯前量血糖，並把數字記下來。按時吃藥，不要自己停藥。每天運動三十分鐘。

# 什麼時候要就醫
如果冒冷汗、手抖或心跳很快，可能是低血糖，請馬上吃糖，並打電話給我們。
TEXT
post /api/knowledge 201 '({ disease_name: "糖尿病", tags: ["faq"], raw_content: text(words[0]) })' \
  "$FOLDER/diabetes.md"
MANDARIN="$(value it.knowledge_id)"
wait_until_synced "$MANDARIN"

step 'A script is written from the English document, and arrives while it is written'
write_script "$ENGLISH" "$FOLDER/english.txt" \
  '{ template_ids: ["pre_surgery", "post_surgery"], target_duration_minutes: 3 }'

step 'Two speakers read it'
call GET /api/audio/voices/list 200
check 'it.length >= 2' "There are $(value it.length) voices."
cp "$REPLY" "$VOICES"
make_audio "$ENGLISH" "$FOLDER/english.txt" "$(voice en 0)" "$(voice en 1)" 'Tour: cataract'

step 'The same in Mandarin'
write_script "$MANDARIN" "$FOLDER/mandarin.txt" \
  '{ template_ids: ["faq"], speaker1_languages: ["zh-TW"], speaker2_languages: ["zh-TW"] }'
make_audio "$MANDARIN" "$FOLDER/mandarin.txt" "$(voice zh 0)" "$(voice zh 1)" 'Tour: 糖尿病'
call GET "/api/audio/list?knowledge_id=$MANDARIN" 200
check 'it.total_count === 1' 'It is in the list of its document.'

step 'A voice agent is set up over both documents'
post /api/agent 200 '({ name: "Tour guide", knowledge_ids: words.slice(0, 2), voice_id: words[2],
  answer_style: "friendly", languages: ["en", "zh-TW"] })' "$ENGLISH" "$MANDARIN" "$(voice en 0)"
AGENT="$(value it.agent_id)"
note "It is called $(value it.name), and speaks $(value 'it.languages.join(" and ")')."

step 'A patient talks with it'
post /api/patient/session 200 '({ patient_id: "TOUR1", agent_id: words[0] })' "$AGENT"
SESSION="$(value it.session_id)"
ask "$SESSION" 'How often do I use the eye drops after the operation?' true
ask "$SESSION" '每天什麼時候要量血糖？' true
ask "$SESSION" 'Can I bring my dog into the operating theatre?' true
ask "$SESSION" 'May I drive on the day of the operation?' false
if [[ "$(value 'it.audio_data !== null')" == true ]]; then
  note "The last answer came with sound: $(value 'Math.round(it.audio_data.length * 0.75)') bytes."
fi

step 'The conversation ends, and is kept'
post "/api/patient/session/$SESSION/end" 200 '({})'
check 'it.conversation_summary.message_count >= 8' 'Four questions and four answers are in its summary.'
call GET "/api/conversations/$SESSION" 200
check 'it.agent_name === "Tour guide" && it.messages.length >= 8' 'It can be read, with the name of the agent.'
check 'it.answered_questions.length + it.unanswered_questions.length === 4' \
  "Answered: $(value it.answered_questions.length), not answered: $(value it.unanswered_questions.length)."
call GET '/api/conversations?patient_id=tour1' 200
check "it.conversations.some((each) => each.conversation_id === '$SESSION')" 'The doctor finds it by the patient.'
call GET /api/conversations/statistics 200
check 'it.total_conversations >= 1' "The statistics count it: $(value it.total_conversations) in all."
call GET /api/dashboard/stats 200
check "it.conversation_count === $CONVERSATIONS + 1" 'So does the dashboard.'

printf '\nThat was the tour. Everything that it made is at %s\n' "$URL"
