FROM node:24-slim
COPY tools /tools
RUN npm ci --prefix /tools
