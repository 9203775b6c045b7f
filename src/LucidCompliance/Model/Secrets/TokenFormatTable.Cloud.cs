namespace LucidCompliance.Model.Secrets;

/// <content>Clouds, databases, secret stores.</content>
internal static partial class TokenFormatTable
{
    private static (SecretKind Kind, string Rows)[] CloudAndInfrastructure =>
    [
        (SecretKind.AwsAccessKey, """
            AKIA u16
            ASIA u16
            ABIA u16
            ACCA u16
            ABSK p109-280
            amzn.mws. U
            IQoJb3JpZ2luX2Vj p100-2000
            FwoGZXIvYXdzE p100-2000
            FQoGZXIvYXdzE p100-2000
            """),
        (SecretKind.GoogleKey, """
            AIza w35
            GOCSPX- w28
            ya29. w30-1000
            1//0 w40-200
            AQ.Ab8 w40-60
            """),
        (SecretKind.EntraClientSecret, """
            e4<Q~ e31-34 !digit
            """),

        // Keys with a signature at a fixed place: service bus, event hubs, relay, IoT hub, cache, storage, Cosmos DB,
        // batch, machine learning, API management, functions, search, container registry, AI services.
        (SecretKind.AzureKey, """
            b33<+ASb b6 =
            b33<+AEh b6 =
            b33<+ARm b6 =
            b33<AIoT b6 =
            b33<AzCa b6 =
            b76<+ASt b6 ==
            b76<ACDb b6 ==
            b76<+ABa b6 ==
            b76<+AMC b6 ==
            b76<APIM b6 ==
            b44<AzFu b6 ==
            b42<AzSe b6
            b42<+ACR b6
            n52<JQQJ99 n26
            """),
        (SecretKind.AzureDevOpsToken, """
            n76<AZDO n4
            """),
        (SecretKind.InfrastructureToken, """
            hvs. w24-300
            hvb. w90-300
            hvr. w90-300
            n14<.atlasv1. w60-70
            dop_v1_ h64
            doo_v1_ h64
            dor_v1_ h64
            HRKU-AA w58
            HRKU- U
            pul- h40
            dapi h32
            dapi h32 - d1
            dp.pt. n40-44
            dp.ct. n40-44
            dp.sa. n40-44
            dp.scim. n40-44
            dp.audit. n40-44
            dp.st. n40-44
            dp.st. w2-35 . n40-44
            pscale_tkn_ e32-64
            pscale_pw_ e32-64
            pscale_oauth_ e32-64
            fm2_ p100-2000
            fm1r_ p100-2000
            fm1a_ p100-2000
            fo1_ w43
            nfp_ n36
            vercel_blob_rw_ s30-60
            v1.0- h24 - h146
            tskey-auth- n10-20 - n20-48
            tskey-api- n10-20 - n20-48
            tskey-client- n10-20 - n20-48
            sbp_ h40
            sb_secret_ w20-60
            mdb_sa_sk_ w30-60
            napi_ l60-70
            CCDB1_ w22 _ w40
            LTAI n16-24
            AKID w32
            AQVN w35-38
            y0_ w50-64
            tk-us- w48
            ptr_ p40-44
            pnu_ n36
            ico- n32
            sha256~ w43
            rnd_ n28-32
            ops_eyJ w200-2000
            A3- u6 - u11 - u5 - u5 - u5
            A3- u6 - u6 - u5 - u5 - u5 - u5
            """),
    ];
}
