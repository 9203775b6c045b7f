namespace LucidCompliance.Model.Secrets;

/// <content>Chat, payment, mail, models, observability, and the rest.</content>
internal static partial class TokenFormatTable
{
    private static (SecretKind Kind, string Rows)[] Services =>
    [
        (SecretKind.ChatToken, """
            xoxb- w24-200
            xoxp- w24-200
            xoxa- w24-200
            xoxr- w24-200
            xoxs- w24-200
            xoxc- w24-200
            xoxd- %40-400
            xoxe- w40-400
            xoxe.xoxp- w40-400
            xoxe.xoxb- w40-400
            xapp- w40-200
            hooks.slack.com/services/ u9-12 / u9-12 / n24
            hooks.slack.com/workflows/ u9-12 / u9-12 / d17-19 / n24
            hooks.slack.com/triggers/ u9-12 / d12-14 / h32
            hooks.zapier.com/hooks/catch/ d5-10 / l5-9
            discord.com/api/webhooks/ d17-20 / w60-72
            discordapp.com/api/webhooks/ d17-20 / w60-72
            webhook.office.com/webhookb2/ U @ U /IncomingWebhook/ h32 / U
            d8-10<:AA w33
            MT w22-26 . w6 . w27-38 !snowflake
            Mj w22-26 . w6 . w27-38 !snowflake
            Mz w22-26 . w6 . w27-38 !snowflake
            ND w22-26 . w6 . w27-38 !snowflake
            NT w22-26 . w6 . w27-38 !snowflake
            Nj w22-26 . w6 . w27-38 !snowflake
            Nz w22-26 . w6 . w27-38 !snowflake
            OD w22-26 . w6 . w27-38 !snowflake
            OT w22-26 . w6 . w27-38 !snowflake
            """),
        (SecretKind.PaymentKey, """
            sk_live_ n24-247
            sk_test_ n24-247
            rk_live_ n24-247
            rk_test_ n24-247
            whsec_ p24-64
            sq0atp- w22
            sq0csp- w43
            EAAA w60
            shpat_ H32
            shpca_ H32
            shppa_ H32
            shpss_ H32
            access_token$production$ l16 $ h32
            access_token$sandbox$ l16 $ h32
            access_token$$production$$ l16 $$ h32
            access_token$$sandbox$$ l16 $$ h32
            access-production- U
            access-sandbox- U
            access-development- U
            FLWSECK- n32 -X
            FLWSECK_TEST- n32 -X
            EZAK n54
            EZTK n54
            shippo_live_ h40
            shippo_test_ h40
            duffel_live_ w43
            duffel_test_ w43
            """),
        (SecretKind.MessagingKey, """
            SG. w22 . w43
            SK h32
            key- l32
            h32<-us d1-2
            xkeysib- h64 - n16
            xsmtpsib- h64 - n16
            re_ n8 _ n24
            SU u56 !nkey
            SA u56 !nkey
            SO u56 !nkey
            """),
        (SecretKind.ModelServiceKey, """
            sk-ant-api03- w80-120
            sk-ant-admin01- w80-120
            sk-ant-oat01- w80-120
            sk-ant-sid01- w80-140
            sk-proj- w40-200
            sk-svcacct- w40-200
            sk-admin- w40-200
            sk-or-v1- h64
            sk-lf- U
            sk- n20 T3BlbkFJ n20
            sk- n48
            sk- h32
            gsk_ n52
            pplx- n48-56
            hf_ n34-40
            api_org_ n34
            r8_ n37
            xai- n70-90
            tgp_v1_ w43
            lsv2_pt_ h32 _ h10
            lsv2_sk_ h32 _ h10
            pcsk_ s60-80
            tvly- w28-60
            fc- h32
            sk_ h48
            e2b_ h40
            csk- l48
            nvapi- w60-70
            jina_ n50-70
            """),
        (SecretKind.ObservabilityKey, """
            NRAK- u27
            NRII- w32
            NRRA- h42
            l36<NRAL
            sntrys_ t80-400
            sntryu_ h64
            sntrya_ h64
            sntryi_ h64
            glsa_ n32 _ H8
            glc_ p32-400
            eyJrIjoi p60-400
            hcaik_ l58
            hcamk_ l58
            hcxik_ l58
            xaat- U
            xapt- U
            dt0c01. u24 . u64
            dt0s01. u8 . u64
            phx_ n40-50
            pylf_v1_us_ n43
            pylf_v1_eu_ n43
            """),
        (SecretKind.ServiceToken, """
            ATATT3xFfGF0 t100-250
            ATCTT3xFfGN0 t100-250
            ATBB n32
            lin_api_ n40
            lin_oauth_ h64
            secret_ n43
            ntn_ n43-50
            PMAK- h24 - h34
            pat n14 . h64
            pat-na1- U
            pat-eu1- U
            CFPAT- w43
            figd_ w40-46
            sl. w130-1400
            tfp_ e40-64
            fio-u- w64
            rdme_ l70
            sdk- U
            aio_ n28
            dG9rO p50-60
            sk.eyJ w44-200 . w20-30
            1/ d13-17 : h32
            2/ d13-17 / d13-17 : h32
            s36<_mmk
            EAACEdEose0cBA n20-200
            apify_api_ n36
            dbtc_ w40-60
            dbtu_ w40-60
            waka_ U
            n8n_api_ t40-400
            """),
    ];
}
