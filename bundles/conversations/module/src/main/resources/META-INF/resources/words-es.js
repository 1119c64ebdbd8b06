// SPDX-License-Identifier: Apache-2.0
/* What the inbox's scripts say in Spanish, by the English that stands in them. */
Switchboard.words({
  "1 new message": "1 mensaje nuevo",
  "{0} new messages": "{0} mensajes nuevos",
  "The conversation went to where you do not see it.": "La conversación pasó a un lugar que tú no ves.",
  "New message: {0}": "Mensaje nuevo: {0}",
  "Next conversation": "Conversación siguiente",
  "Previous conversation": "Conversación anterior",
  "Assign to me": "Asignarme",
  "Mark unread": "Marcar como no leída",
  "Open the conversation": "Abrir la conversación",
  "Today": "Hoy",
  "Yesterday": "Ayer",
  "Private note about {0}": "Nota privada sobre {0}",
  "Message to {0}": "Mensaje para {0}",
  "Draft saved": "Borrador guardado",
  "That did not work; try again.": "No funcionó; inténtalo de nuevo.",
  "The server does not answer": "El servidor no responde",
  "Nothing was sent; try again in a moment.": "No se envió nada; inténtalo de nuevo en un momento.",
  "Why it was not sent": "Por qué no se envió",
  "Close": "Cerrar",
  "Full screen": "Pantalla completa",
});
