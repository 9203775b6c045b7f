namespace LucidCompliance.Model.Secrets;

/// <content>Code hosts, package registries, build servers.</content>
internal static partial class TokenFormatTable
{
    // Letters of the shapes: d digit, h/H hex, l/u lower/upper alphanumeric, n alphanumeric, s word, w base64url,
    // b base64, p base64 with padding, e unreserved URL characters, t any token character, U a UUID.
    private static (SecretKind Kind, string Rows)[] CodeAndPackages =>
    [
        (SecretKind.GitHubToken, """
            ghp_ n36 !crc
            gho_ n36 !crc
            ghu_ n36 !crc
            ghs_ n36 !crc
            ghr_ n36-76
            github_pat_ n22 _ n59
            """),
        (SecretKind.GitLabToken, """
            glpat- w20
            glpat- w27-300 . l2 . l7
            gldt- w20
            glrt- w20
            glrt- w27-300 . l2 . l7
            glptt- h40
            glcbt- w20-70
            glimt- w25
            glft- w20
            glffct- w20
            glsoat- w20
            glagent- w50
            gloas- h64
            GR1348941 w20
            """),
        (SecretKind.PackageRegistryToken, """
            npm_ n36 !crc
            pypi-AgEIcHlwaS5vcmc w50-500
            pypi-AgENdGVzdC5weXBpLm9yZw w50-500
            oy2 l43
            rubygems_ h48
            cio n32
            CLOJARS_ l60
            AKCp n69-73
            cmVmdGtuOj n48-60
            myget.org/F/ w1-64 /auth/ U
            """),
        (SecretKind.DockerToken, """
            dckr_pat_ w27
            dckr_oat_ w32
            SWMTKN-1- l49-50 - l24-25
            SWMKEY-1- p43-44
            """),
        (SecretKind.InfrastructureToken, """
            CCIPAT_ n22 _ h40
            CCIPRJ_ n22 _ h40
            bkua_ h40
            sqp_ h40
            squ_ h40
            sqa_ h40
            sgp_ h40
            sgp_ h16 _ h40
            API- u26-32
            pat. w22 . h24 . n20
            """),
    ];
}
