# The bot alone: no sandbox, no chat window, no development tools. Settings come in as environment variables
# (env/.env.example explains them); the data directory matters only without DATABASE_URL.
FROM node:24-slim
ENV NODE_ENV=production
WORKDIR /app

COPY package.json package-lock.json .npmrc ./
# The image brings its own Node; the one among our optional dependencies is for machines without.
RUN npm ci --omit=dev --omit=optional

COPY src ./src
# For whoever runs it: node scripts/doctor.ts, with the container's own settings.
COPY scripts ./scripts
RUN mkdir .data && chown node:node .data
USER node

ENV PORT=3978
EXPOSE 3978
VOLUME /app/.data
HEALTHCHECK CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "src/index.ts"]
