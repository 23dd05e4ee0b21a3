using System.Text.Json.Nodes;
using Optica.Domain.Customers;
using Optica.Domain.WorkOrders;
using Optica.Portal.Tests.Support;
using static Optica.Domain.WorkOrders.WorkOrderStatus;

namespace Optica.Portal.Tests.Api;

/// <summary>The corpus on every field of jobs and laboratories over HTTP: stored as said, or refused with words; never a 500.</summary>
public sealed class WorkOrderNaughtyTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Jobs = "/api/admin/work-orders";

    /// <summary>Where the texts of a job stand in the answer; those of steps in the step that was taken last.</summary>
    private static readonly Dictionary<string, Func<JsonNode, JsonNode?>> Texts = new(StringComparer.Ordinal)
    {
        ["lens_description"] = job => job["work_order"]!["lens_description"],
        ["frame_description"] = job => job["frame_description"],
        ["notes"] = job => job["notes"],
    };

    /// <summary>Steps that say something: where the job is before, and what else is sent.</summary>
    private static readonly Dictionary<string, (WorkOrderStatus From, string Step, string Name, string? To)> Said = new(
        StringComparer.Ordinal
    )
    {
        ["note of an advance"] = (Ordered, "advance", "note", "on_hold_payment"),
        ["note of a status"] = (Ordered, "status", "note", "sent_to_lab"),
        ["reason of a cancellation"] = (Ordered, "cancel", "reason", null),
        ["cause of a return"] = (ReceivedFromLab, "return", "cause", null),
    };

    private static int people = 1200;

    private World World => host.World;

    public static TheoryData<string> TextNames => [.. Texts.Keys];

    public static TheoryData<string> SaidNames => [.. Said.Keys];

    [Theory, MemberData(nameof(TextNames))]
    public async Task Text_Taken_EveryString_IsStoredOrRefused(string field)
    {
        var customer = await CustomerAsync();
        Judge(
            await Seller()
                .EveryAsync(text => Task.FromResult(Post(Jobs, Body(customer, field).With(text))), (text, made) => Told(field, text, made))
        );
    }

    [Theory, MemberData(nameof(TextNames))]
    public async Task Text_Changed_EveryString_IsStoredOrRefused(string field)
    {
        var job = await host.Database.TakeJobAsync(await CustomerAsync(), World.Centro);
        Judge(
            await Seller()
                .EveryAsync(
                    text => Task.FromResult(new NaughtyCall(HttpMethod.Patch, $"{Jobs}/{job}", One(field).With(text))),
                    (text, changed) => Told(field, text, changed)
                )
        );
    }

    [Theory]
    [InlineData("customer_id")]
    [InlineData("branch_id")]
    [InlineData("order_id")]
    [InlineData("prescription_id")]
    [InlineData("lens_kind")]
    [InlineData("own_frame")]
    [InlineData("lab_id")]
    [InlineData("promised_on")]
    [InlineData("assigned_to")]
    [InlineData("priority")]
    public async Task Value_EveryString_IsTakenOrRefused(string field)
    {
        var customer = await CustomerAsync();
        var (_, refused) = await Seller()
            .EveryAsync(text => Task.FromResult(Post(Jobs, Body(customer, field).With(text))), (_, _) => { }, 404);
        Assert.True(refused > 100, $"{refused} refused");
    }

    [Theory, MemberData(nameof(SaidNames))]
    public async Task Step_EveryString_IsSaidOrRefused(string name)
    {
        var (from, step, field, to) = Said[name];
        var customer = await CustomerAsync();
        var used = new HashSet<Guid>();
        var job = Guid.Empty;
        Judge(
            await host.As(World.Chief)
                .EveryAsync(
                    async text =>
                    {
                        // a job that took its step has to be followed by another one
                        job = job == Guid.Empty || used.Contains(job) ? await host.Database.JobAtAsync(from, customer, World.Centro) : job;
                        var body = One(field);
                        if (to is not null)
                        {
                            body["to"] = to;
                        }

                        return Post($"{Jobs}/{job}/{step}", body.With(text));
                    },
                    (text, told) =>
                    {
                        Assert.Equal(TextRules.CleanLine(text), (string?)told["steps"]!.AsArray()[^1]!["note"]);
                        used.Add(job);
                    }
                )
        );
    }

    [Fact]
    public async Task Cause_OfARemake_EveryString_IsStoredOrRefused()
    {
        var job = await host.Database.JobAtAsync(Delivered, await CustomerAsync(), World.Centro);
        Judge(
            await Seller()
                .EveryAsync(
                    text => Task.FromResult(Post($"{Jobs}/{job}/remake", One("cause").With(text))),
                    (text, made) => Assert.Equal(TextRules.CleanLine(text), (string?)made["remake_cause"])
                )
        );
    }

    [Theory]
    [InlineData("advance", "to")]
    [InlineData("advance", "version")]
    [InlineData("remake", "promised_on")]
    [InlineData("remake", "prescription_id")]
    [InlineData("check", "right")]
    public async Task StepValue_EveryString_IsRefused(string step, string field)
    {
        var job = await host.Database.JobAtAsync(ReceivedFromLab, await CustomerAsync(), World.Centro);
        var (_, refused) = await host.As(World.Chief)
            .EveryAsync(text => Task.FromResult(Post($"{Jobs}/{job}/{step}", One(field).With(text))), (_, _) => { }, 404, 409);
        Assert.True(refused > 100, $"{refused} refused");
    }

    /// <summary>What the focimeter shows is typed as text, too.</summary>
    [Theory, InlineData("sphere"), InlineData("cylinder"), InlineData("axis"), InlineData("add")]
    public async Task Reading_EveryString_IsReadOrRefused(string field)
    {
        var customer = await CustomerAsync();
        var eyes = await host.Database.PrescribeAsync(customer, "od -2.25 -0.75x180 os +1.00", Sight.Examined);
        var job = await host.Database.JobAtAsync(ReceivedFromLab, customer, World.Centro, input => input.PrescriptionId = eyes);
        var (_, refused) = await host.As(World.Chief)
            .EveryAsync(
                text =>
                    Task.FromResult(
                        Post($"{Jobs}/{job}/check", new JsonObject { ["right"] = One(field), ["left"] = new JsonObject() }.With(text))
                    ),
                (_, _) => { },
                409
            );
        Assert.True(refused > 100, $"{refused} refused");
    }

    [Theory, InlineData("name"), InlineData("contact")]
    public async Task Laboratory_EveryString_IsStoredOrRefused(string field)
    {
        var lab = await host.Database.AddLabAsync($"Taller {field}");
        var (taken, refused) = await host.As(World.Super)
            .EveryAsync(
                text => Task.FromResult(new NaughtyCall(HttpMethod.Patch, $"/api/admin/labs/{lab}", One(field).With(text))),
                (text, told) => Assert.Equal(TextRules.CleanLine(text), (string?)told[field]),
                409
            );
        Assert.True(taken > 40 && refused > 10, $"{taken} taken, {refused} refused");
    }

    [Theory]
    [InlineData("q")]
    [InlineData("status")]
    [InlineData("lab_id")]
    [InlineData("assigned_to")]
    [InlineData("overdue")]
    [InlineData("branch_id")]
    [InlineData("sort")]
    [InlineData("dir")]
    [InlineData("page")]
    [InlineData("limit")]
    public async Task Parameter_EveryString_IsTakenOrRefused(string parameter)
    {
        var client = Seller();
        foreach (var text in ApiNaughtyTests.Sendable)
        {
            var answer = await client.ReadAsync($"{Jobs}?{parameter}={text}");
            Assert.True((int)answer.StatusCode is 200 or 400 or 404, $"{(int)answer.StatusCode} {text}");
        }
    }

    private static NaughtyCall Post(string url, string body) => new(HttpMethod.Post, url, body);

    private static JsonObject One(string field) => new() { [field] = NaughtyCalls.Marked };

    private static JsonObject Body(Guid customer, string field)
    {
        var body = new JsonObject { ["customer_id"] = customer.ToString(), ["lens_kind"] = "single_vision" };
        body[field] = NaughtyCalls.Marked;
        return body;
    }

    private static void Told(string field, string text, JsonNode job) =>
        Assert.Equal(field == "notes" ? TextRules.CleanText(text) : TextRules.CleanLine(text), (string?)Texts[field](job));

    private static void Judge((int Taken, int Refused) counted) =>
        Assert.True(counted is { Taken: > 40, Refused: > 10 }, $"{counted.Taken} taken, {counted.Refused} refused");

    private HttpClient Seller() => host.As(World.Sales, World.Centro);

    private Task<Guid> CustomerAsync() => host.Database.AddAsync(World.Centro, People.Numbered(Interlocked.Increment(ref people)));
}
