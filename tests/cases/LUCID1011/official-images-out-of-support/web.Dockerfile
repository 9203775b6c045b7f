FROM node:18-alpine
     ^^^^^^^^^^^^^^ LUCID1011
CMD ["node", "web.js"]
