using System.Text;
using Optica.Domain.Customers;
using Optica.Domain.Prescriptions;
using Optica.Portal.Tests.Support;
using static Optica.Portal.Tests.Api.ApiHost;

namespace Optica.Portal.Tests.Api;

/// <summary>The corpus on every field of a prescription: stored as said, or refused with words; never a 500 (SECURITY §3).</summary>
public sealed class PrescriptionNaughtyTests(ApiHost host) : IClassFixture<ApiHost>
{
    private static readonly string[] Texts =
    [
        "issuer_name",
        "issuer_registration",
        "lens_material",
        "tint",
        "notes",
        "observations",
        "recommendations",
    ];

    private static readonly string[] Values =
    [
        "sphere",
        "cylinder",
        "axis",
        "add",
        "horizontal_prism",
        "pd_distance",
        "segment_height",
        "base_curve",
    ];

    private World World => host.World;

    [Fact]
    public async Task Values_EveryString_AreReadOrRefused()
    {
        var url = await UrlAsync(802);
        foreach (var text in NaughtyStrings.All)
        {
            var eye = $"{{{string.Join(',', Values.Select(field => $"\"{field}\":{NaughtyCalls.Quote(text)}"))}}}";
            var answer = await PostAsync(url, Body(new(StringComparer.Ordinal), eye));

            Assert.Equal(400, (int)answer.StatusCode);
            var errors = (await answer.JsonAsync())["errors"]!.AsObject().Select(field => field.Key).ToList();
            if (errors is ["body"])
            {
                continue;
            }

            // what is no number is told at every field; an axis is never a text
            Assert.Contains("right.axis", errors);
            Assert.All(
                errors,
                field => Assert.True(field.StartsWith("right.", StringComparison.Ordinal) || field == "vertex_distance", field)
            );
            var isValue = Dioptre.Read(text, ValueScale.Sphere()).Fault is null;
            Assert.Equal(!isValue, errors.Contains("right.sphere", StringComparer.Ordinal) && TextRules.CleanLine(text) is not null);
        }
    }

    [Fact]
    public async Task Values_OtherJson_IsRefusedAtItsField()
    {
        var url = await UrlAsync(803);

        foreach (var json in new[] { "1e309", "-1e28", "0.1234567890123456789", "-225", "[]", "{}", "false" })
        {
            var answer = await PostAsync(url, Body(new(StringComparer.Ordinal), $$"""{"sphere": {{json}}}"""));

            Assert.Equal(400, (int)answer.StatusCode);
            Assert.Contains("right.sphere", (await answer.JsonAsync())["errors"]!.AsObject().Select(field => field.Key));
        }
    }

    /// <summary>Hand-made: half a surrogate pair has no other way into JSON.</summary>
    private static string Body(Dictionary<string, string> texts, string eye)
    {
        var json = new StringBuilder(
            """{"kind":"single_vision","prescribed_on":"2026-06-15","issuer_type":"optometrist","left":{"sphere":-1}"""
        );
        foreach (var field in Texts.Take(2).Except(texts.Keys, StringComparer.Ordinal))
        {
            json.Append(null, $",\"{field}\":\"x\"");
        }

        foreach (var (field, text) in texts)
        {
            json.Append(null, $",\"{field}\":{NaughtyCalls.Quote(text)}");
        }

        return json.Append(null, $",\"right\":{eye}}}").ToString();
    }

    private Task<HttpResponseMessage> PostAsync(string url, string body) =>
        host.As(World.Optometrist).PostAsync(url, ApiCalls.Body(body), TestContext.Current.CancellationToken);

    private async Task<string> UrlAsync(int number) =>
        $"{Customers}/{await host.RegisterAsync(number, World.Chief, World.Centro)}/prescriptions";
}
