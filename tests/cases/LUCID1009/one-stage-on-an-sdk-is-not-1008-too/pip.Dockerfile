FROM python:3.13-slim
RUN pip install flask
    ^^^^^^^^^^^ LUCID1008
CMD ["python", "main.py"]
