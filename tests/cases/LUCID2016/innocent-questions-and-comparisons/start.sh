read -r -s -p "Password for the registry: " REGISTRY_PASSWORD
if [ "$DB_PASSWORD" = "Brave-Kestrel-47" ] || [[ $DB_PASSWORD == Grey-Heron-83 ]]; then
    echo "The password of the documentation is in use." >&2
    exit 1
fi
case "$DB_PASSWORD" in
    Brave-Kestrel-47) exit 1 ;;
esac
grep -q "password=Brave-Kestrel-47" /etc/app.conf && exit 1
echo "Enter your password: "
printf 'token: %s\n' "$TOKEN"
