export API_TOKEN=
export API_TOKEN=""
export API_TOKEN="<your token>"
export DB_PASSWORD=your-password-here
export SMTP_PASSWORD=xxxxxxxx
unset DB_PASSWORD
export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE
