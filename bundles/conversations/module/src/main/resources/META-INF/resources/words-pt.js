// SPDX-License-Identifier: Apache-2.0
/* What the inbox's scripts say in Portuguese, by the English that stands in them. */
Switchboard.words({
  "1 new message": "1 nova mensagem",
  "{0} new messages": "{0} novas mensagens",
  "The conversation went to where you do not see it.": "A conversa foi para um lugar que você não vê.",
  "New message: {0}": "Nova mensagem: {0}",
  "Next conversation": "Próxima conversa",
  "Previous conversation": "Conversa anterior",
  "Assign to me": "Atribuir a mim",
  "Mark unread": "Marcar como não lida",
  "Open the conversation": "Abrir a conversa",
  "Today": "Hoje",
  "Yesterday": "Ontem",
  "Private note about {0}": "Nota privada sobre {0}",
  "Message to {0}": "Mensagem para {0}",
  "Draft saved": "Rascunho salvo",
  "That did not work; try again.": "Não funcionou; tente de novo.",
  "The server does not answer": "O servidor não responde",
  "Nothing was sent; try again in a moment.": "Nada foi enviado; tente de novo daqui a pouco.",
  "Why it was not sent": "Por que não foi enviada",
  "Close": "Fechar",
  "Full screen": "Tela cheia",
});
