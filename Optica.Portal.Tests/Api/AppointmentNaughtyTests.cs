using System.Text.Json.Nodes;
using Optica.Domain.Customers;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Api;

/// <summary>The corpus on every field and parameter of visits: stored as said, or refused with words; never a 500.</summary>
public sealed class AppointmentNaughtyTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Visits = "/api/admin/appointments";

    private const string Marked = "@@@";

    private static int boxes;

    private World World => host.World;

    [Theory]
    [InlineData("guest_name")]
    [InlineData("guest_rut")]
    [InlineData("guest_phone")]
    [InlineData("customer_id")]
    [InlineData("branch_id")]
    [InlineData("resource_id")]
    [InlineData("type")]
    [InlineData("starts_at")]
    [InlineData("duration")]
    [InlineData("notes")]
    public async Task BookingField_EveryString_IsStoredOrRefused(string field)
    {
        var box = await host.Database.AddBoxAsync(World.Centro, $"Box {Interlocked.Increment(ref boxes)}");
        var (client, slot) = (host.As(World.Sales), 0);
        foreach (var text in NaughtyStrings.All)
        {
            var body = new JsonObject
            {
                ["guest_name"] = "Eva Rojas",
                ["guest_phone"] = "+56976543210",
                ["resource_id"] = box.ToString(),
                ["type"] = "fitting",
                ["starts_at"] = StartOf(slot),
                ["duration"] = 15,
                [field] = Marked,
            };
            var json = body.ToJsonString().Replace($"\"{Marked}\"", ApiNaughtyTests.Quote(text), StringComparison.Ordinal);
            var answer = await client.PostAsync(Visits, ApiCalls.Body(json), TestContext.Current.CancellationToken);
            var told = await answer.JsonAsync();
            if ((int)answer.StatusCode == 201)
            {
                slot++;
                Assert.Equal(TextRules.CleanText(field == "notes" ? text : null), (string?)told["appointment"]!["notes"]);
                Assert.Equal(
                    field == "guest_name" ? TextRules.CleanLine(text) : "Eva Rojas",
                    (string?)told["appointment"]!["visitor"]!["name"]
                );
            }
            else
            {
                Assert.True((int)answer.StatusCode is 400 or 404, $"{(int)answer.StatusCode} {json}");
                Assert.False(string.IsNullOrWhiteSpace((string?)told["detail"]));
            }
        }
    }

    [Theory]
    [InlineData("confirm", "version")]
    [InlineData("complete", "next_eye_exam_due")]
    [InlineData("complete", "customer_id")]
    [InlineData("complete", "shares_contact")]
    [InlineData("cancel", "reason")]
    [InlineData("no-show", "version")]
    [InlineData("reschedule", "starts_at")]
    [InlineData("reschedule", "duration")]
    [InlineData("reschedule", "resource_id")]
    [InlineData("identify", "customer_id")]
    public async Task StepField_EveryString_IsTakenOrRefused(string step, string field)
    {
        var box = await host.Database.AddBoxAsync(World.Centro, $"Box {Interlocked.Increment(ref boxes)}");
        var visit = await host.Database.BookAsync(World.Sales, Booking.ForGuest(box));
        var client = host.As(World.Sales);
        foreach (var text in NaughtyStrings.All)
        {
            var body = ApiCalls.Body($$"""{"{{field}}":{{ApiNaughtyTests.Quote(text)}}}""");
            var answer = await client.PostAsync($"{Visits}/{visit}/{step}", body, TestContext.Current.CancellationToken);
            Assert.True((int)answer.StatusCode is 200 or 400 or 404 or 409, $"{(int)answer.StatusCode} {text}");
        }
    }

    [Theory]
    [InlineData("?from=2026-11-30&to=", "")]
    [InlineData("?to=2026-11-30&from=", "")]
    [InlineData("?from=2026-11-30&to=2026-11-30&", "branch_id=")]
    [InlineData("?from=2026-11-30&to=2026-11-30&", "resource_id=")]
    [InlineData("?from=2026-11-30&to=2026-11-30&", "status=")]
    [InlineData("/slots?date=", "")]
    [InlineData("/slots?date=2026-11-30&", "type=")]
    [InlineData("/slots?date=2026-11-30&", "duration=")]
    [InlineData("/slots?date=2026-11-30&", "branch_id=")]
    [InlineData("/slots?date=2026-11-30&", "resource_id=")]
    [InlineData("/", "")]
    public async Task Parameter_EveryString_IsTakenOrRefused(string start, string parameter)
    {
        var client = host.As(World.Sales);
        // servers refuse NUL in a path themselves
        foreach (var text in ApiNaughtyTests.Sendable.Where(text => start != "/" || !text.Contains("%00", StringComparison.Ordinal)))
        {
            var answer = await client.ReadAsync($"{Visits}{start}{parameter}{text}");
            Assert.True((int)answer.StatusCode is 200 or 400 or 404, $"{(int)answer.StatusCode} {text}");
        }
    }

    /// <summary>One working day after another, every quarter of an hour from nine.</summary>
    private static string StartOf(int slot)
    {
        var (day, quarter) = (slot / 30, slot % 30);
        var at = Booking.Nine.AddDays(day / 5 * 7 + (day % 5)).AddMinutes(15 * quarter);
        return at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null);
    }
}
