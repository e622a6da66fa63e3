import type { AgentLanguage } from '@elevendops/contract';

const GREETINGS: Readonly<Record<AgentLanguage, string>> = {
  ar: 'مرحبًا! يمكنني الإجابة عن أسئلتك حول المعلومات التي أعدّها لك طبيبك. كيف يمكنني مساعدتك؟',
  cs: 'Dobrý den! Odpovím vám na otázky k informacím, které pro vás připravil váš lékař. Jak vám mohu pomoci?',
  da: 'Hej! Jeg kan svare på spørgsmål om den information, din læge har lavet til dig. Hvordan kan jeg hjælpe?',
  de: 'Guten Tag! Ich beantworte Ihre Fragen zu den Informationen, die Ihre Ärztin oder Ihr Arzt für Sie vorbereitet hat. Wie kann ich helfen?',
  el: 'Γεια σας! Μπορώ να απαντήσω σε ερωτήσεις για τις πληροφορίες που ετοίμασε ο γιατρός σας. Πώς μπορώ να βοηθήσω;',
  en: 'Hello! I can answer your questions about the information that your doctor prepared for you. How can I help?',
  es: '¡Hola! Puedo responder a sus preguntas sobre la información que su médico preparó para usted. ¿En qué puedo ayudarle?',
  fi: 'Hei! Voin vastata kysymyksiin tiedoista, jotka lääkärisi on koonnut sinulle. Miten voin auttaa?',
  fr: 'Bonjour ! Je peux répondre à vos questions sur les informations que votre médecin a préparées pour vous. Comment puis-je vous aider ?',
  he: 'שלום! אני יכול לענות על שאלות לגבי המידע שהכין עבורך הרופא שלך. איך אפשר לעזור?',
  hi: 'नमस्ते! आपके डॉक्टर ने आपके लिए जो जानकारी तैयार की है, मैं उसके बारे में आपके सवालों के जवाब दे सकता हूँ। मैं कैसे मदद करूँ?',
  hu: 'Jó napot! Válaszolok az orvosa által önnek összeállított tájékoztatóval kapcsolatos kérdéseire. Miben segíthetek?',
  id: 'Halo! Saya dapat menjawab pertanyaan tentang informasi yang disiapkan dokter untuk Anda. Apa yang bisa saya bantu?',
  it: 'Buongiorno! Posso rispondere alle sue domande sulle informazioni preparate per lei dal suo medico. Come posso aiutarla?',
  ja: 'こんにちは。担当の医師が用意した説明について、ご質問にお答えします。どのようなことでお困りですか。',
  ko: '안녕하세요. 담당 의사가 준비한 안내에 대한 질문에 답해 드립니다. 무엇을 도와드릴까요?',
  ms: 'Helo! Saya boleh menjawab soalan tentang maklumat yang disediakan oleh doktor untuk anda. Bagaimana saya boleh membantu?',
  nl: 'Hallo! Ik beantwoord uw vragen over de informatie die uw arts voor u heeft gemaakt. Hoe kan ik u helpen?',
  no: 'Hei! Jeg kan svare på spørsmål om informasjonen legen din har laget til deg. Hvordan kan jeg hjelpe?',
  pl: 'Dzień dobry! Odpowiem na pytania dotyczące informacji, które przygotował dla Pani lub Pana lekarz. W czym mogę pomóc?',
  pt: 'Olá! Posso responder às suas perguntas sobre as informações que o seu médico preparou para si. Como posso ajudar?',
  ro: 'Bună ziua! Pot răspunde la întrebări despre informațiile pregătite de medicul dumneavoastră. Cu ce vă pot ajuta?',
  ru: 'Здравствуйте! Я отвечу на вопросы о том, что подготовил для вас ваш врач. Чем могу помочь?',
  sk: 'Dobrý deň! Odpoviem vám na otázky k informáciám, ktoré pre vás pripravil váš lekár. Ako vám môžem pomôcť?',
  sv: 'Hej! Jag kan svara på frågor om informationen som din läkare har tagit fram åt dig. Hur kan jag hjälpa till?',
  th: 'สวัสดีค่ะ ฉันตอบคำถามเกี่ยวกับข้อมูลที่แพทย์เตรียมไว้ให้คุณได้ มีอะไรให้ช่วยคะ',
  tr: 'Merhaba! Doktorunuzun sizin için hazırladığı bilgilerle ilgili sorularınızı yanıtlayabilirim. Nasıl yardımcı olabilirim?',
  uk: 'Вітаю! Я відповім на запитання про те, що підготував для вас ваш лікар. Чим можу допомогти?',
  vi: 'Xin chào! Tôi có thể trả lời câu hỏi về thông tin mà bác sĩ đã chuẩn bị cho bạn. Tôi có thể giúp gì?',
  zh: '您好！关于医生为您准备的资料，我可以回答您的问题。请问有什么可以帮您？',
  'zh-TW': '您好！關於醫師為您準備的資料，我可以回答您的問題。請問有什麼可以幫您？',
};

/** What an agent says first, in its main language. */
export function greetingOf(languages: readonly AgentLanguage[]): string {
  return GREETINGS[languages[0] ?? 'en'];
}
