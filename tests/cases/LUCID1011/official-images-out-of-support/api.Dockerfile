FROM python:3.7-slim AS build
RUN pip install --target /packages flask
FROM python:3.7-slim
     ^^^^^^^^^^^^^^^ LUCID1011
COPY --from=build /packages /packages
CMD ["python", "api.py"]
