using System.Text.Json;
using Optica.Domain.Customers;
using Optica.Portal.Tests.Support;
using static Optica.Portal.Tests.Api.ApiHost;

namespace Optica.Portal.Tests.Api;

/// <summary>The corpus on every text field, query parameter and route parameter: stored as said, or refused with words; never a 500.</summary>
public sealed class ApiNaughtyTests(ApiHost host) : IClassFixture<ApiHost>
{
    private static readonly string[] Fields =
    [
        "first_name",
        "last_name",
        "email",
        "phone",
        "rut",
        "document_number",
        "date_of_birth",
        "gender",
        "address_line_1",
        "address_line_2",
        "city",
        "state",
        "postal_code",
        "country",
        "medical_conditions",
        "allergies",
        "medications",
        "medical_notes",
        "last_eye_exam_date",
        "emergency_contact_name",
        "emergency_contact_phone",
        "insurance_policy_number",
        "notes",
        "tags",
    ];

    private static readonly string[] Parameters =
    [
        "q",
        "status",
        "segment",
        "tag",
        "branch_id",
        "created_from",
        "created_to",
        "sort",
        "dir",
        "page",
        "limit",
    ];

    private World World => host.World;

    [Theory]
    [MemberData(nameof(FieldNames))]
    public async Task Field_EveryString_IsStoredOrRefused(string field)
    {
        var client = host.As(World.Optometrist);
        var id = await host.RegisterAsync(500 + Array.IndexOf(Fields, field), World.Admin, World.Centro);
        var isList = field is "tags" or "medical_conditions" or "allergies" or "medications";
        foreach (var text in NaughtyStrings.All)
        {
            var value = Quote(text);
            var json = $$"""{"{{field}}":{{(isList ? $"[{value}]" : value)}}}""";
            var answer = await client.PatchAsync($"{Customers}/{id}", ApiCalls.Body(json), TestContext.Current.CancellationToken);

            var body = await answer.JsonAsync();
            if ((int)answer.StatusCode == 200)
            {
                // the answer to a change is read from the database anew
                if (field is "notes" or "medical_notes")
                {
                    Assert.Equal(TextRules.CleanText(text), (string?)body[field]);
                }
                else if (field is "address_line_1" or "address_line_2" or "last_name" or "insurance_policy_number")
                {
                    Assert.Equal(TextRules.CleanLine(text), (string?)body[field]);
                }
            }
            else
            {
                Assert.True((int)answer.StatusCode is 400, $"{(int)answer.StatusCode} {Shown(text)} {body.ToJsonString()}");
                Assert.False(string.IsNullOrWhiteSpace((string?)body["errors"]!.AsObject().First().Value![0]), Shown(text));
            }
        }
    }

    [Theory]
    [MemberData(nameof(ParameterNames))]
    public async Task Parameter_EveryString_IsTakenOrRefused(string parameter)
    {
        var client = host.As(World.Admin);
        foreach (var text in Sendable)
        {
            var answer = await client.ReadAsync($"{Customers}?{parameter}={text}");

            Assert.True((int)answer.StatusCode is 200 or 400, $"{(int)answer.StatusCode} {Shown(text)}");
            if ((int)answer.StatusCode == 400)
            {
                Assert.NotNull((await answer.JsonAsync())["errors"]![parameter]);
            }
        }
    }

    [Fact]
    public async Task Search_EveryString_Answers()
    {
        var client = host.As(World.Admin);
        await host.RegisterAsync(590, World.Admin, World.Centro);
        foreach (var text in Sendable)
        {
            await client.ReadAsync($"{Customers}/search?q={text}").IsAsync(200);
        }
    }

    [Fact]
    public async Task Route_EveryString_IsNotFound()
    {
        var client = host.As(World.Admin);
        // servers refuse NUL in an address themselves; dots and blanks are taken out on the way
        foreach (
            var text in Sendable.Where(text =>
                !text.Contains("%00", StringComparison.Ordinal) && Uri.UnescapeDataString(text).Trim(' ', '.').Length > 0
            )
        )
        {
            await client.ReadAsync($"{Customers}/{text}").IsProblemAsync(404, "not_found");
            await client.ReadAsync($"{Customers}/{text}/history").IsProblemAsync(404, "not_found");
        }
    }

    [Fact]
    public async Task Headers_EveryString_AreTakenOrRefused()
    {
        foreach (
            var text in NaughtyStrings.All.Where(text => text.Length is > 0 and < 5000 && text.All(letter => letter is >= ' ' and <= '~'))
        )
        {
            var branch = await host.As(World.Admin, text).ReadAsync(Customers);
            Assert.True((int)branch.StatusCode is 404 or 403, $"{(int)branch.StatusCode} {text}");
            var client = host.As(World.Admin);
            client.DefaultRequestHeaders.TryAddWithoutValidation("Idempotency-Key", text);
            Assert.Equal(400, (int)(await client.PostJsonAsync(Customers, new { first_name = "A" })).StatusCode);
        }
    }

    public static TheoryData<string> FieldNames => [.. Fields];

    public static TheoryData<string> ParameterNames => [.. Parameters];

    /// <summary>What fits into an address: half surrogate pairs cannot be sent in one.</summary>
    internal static IEnumerable<string> Sendable =>
        NaughtyStrings
            .All.Where(text => text.Length is > 0 and <= 16_384)
            .Except(NaughtyStrings.Broken, StringComparer.Ordinal)
            .Select(Uri.EscapeDataString);

    /// <summary>JSON text, also of what is no Unicode: every unit that is not plain ASCII is escaped.</summary>
    internal static string Quote(string text) =>
        $"\"{string.Concat(text.Select(letter => letter is < ' ' or > '~' or '"' or '\\' ? $"\\u{(int)letter:x4}" : letter.ToString()))}\"";

    private static string Shown(string text) => JsonSerializer.Serialize(text.Length > 60 ? text[..60] : text);
}
