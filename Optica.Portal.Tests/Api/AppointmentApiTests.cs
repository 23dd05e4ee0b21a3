using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Optica.Domain.Common;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Api;

/// <summary>Visits over HTTP: the contract of API.md, from the free time to the completed exam.</summary>
public sealed class AppointmentApiTests : IAsyncLifetime
{
    private const string Visits = "/api/admin/appointments";

    private readonly ApiHost host = new();
    private Guid box;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private World World => host.World;

    public async ValueTask InitializeAsync()
    {
        await host.InitializeAsync();
        box = await host.Database.AddBoxAsync(World.Centro);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Exam_FromTheFreeTimeToTheExamDates_IsOneStory()
    {
        var client = host.As(World.Sales);
        var customer = await host.RegisterAsync(1, World.Sales, World.Centro);
        var day = await client.ReadAsync($"{Visits}/slots?date=2026-11-30&type=eye_exam&duration=30").IsAsync(200).JsonAsync();
        var slots = day["resources"]![0]!["slots"]!.AsArray();
        Assert.Equal((35, "America/Santiago"), (slots.Count, (string?)day["time_zone"]));
        Assert.Equal(
            ("2026-11-30T09:00:00-03:00", "2026-11-30T12:00:00Z"),
            ((string?)slots[0]!["local_start"], (string?)slots[0]!["starts_at"])
        );
        Assert.Equal("2026-11-30T17:30:00-03:00", (string?)slots[^1]!["local_start"]);

        var made = await client
            .PostJsonAsync($"/api/admin/customers/{customer}/appointments", Booking((string?)slots[4]!["starts_at"]))
            .IsAsync(201);
        var visit = await made.JsonAsync();
        var id = (string?)visit["appointment"]!["id"];
        Assert.Equal($"{Visits}/{id}", made.Headers.Location!.ToString());
        Assert.Equal("scheduled Ana Soto 2026-11-30T10:00:00-03:00 Box 1 Centro", Line(visit));
        Assert.Equal(["confirmed", "completed", "cancelled", "no_show"], visit["next"]!.AsArray().Select(step => (string?)step));
        Assert.Equal("2027-11-24", (string?)visit["exam"]!["next_eye_exam_due"]);

        var left = await client.ReadAsync($"{Visits}/slots?date=2026-11-30").JsonAsync();
        Assert.Equal(35 - 3, left["resources"]![0]!["slots"]!.AsArray().Count);
        Assert.Equal(
            "confirmed",
            (string?)(await client.PostAsync($"{Visits}/{id}/confirm", null, Cancellation).JsonAsync())["appointment"]!["status"]
        );
        host.Database.Clock.Now = Support.Booking.Nine.AddHours(2);
        client = host.As(World.Optometrist);
        var done = await client
            .PostJsonAsync($"{Visits}/{id}/complete", new { version = 2, next_eye_exam_due = "2027-06-01" })
            .IsAsync(200)
            .JsonAsync();
        Assert.Equal(("completed", customer.ToString()), ((string?)done["visit"]!["appointment"]!["status"], (string?)done["customer_id"]));
        Assert.Equal("""{"last_eye_exam_date":"2026-11-30","next_eye_exam_due":"2027-06-01"}""", done["exam"]!.ToJsonString());

        var profile = await client.ReadAsync($"/api/admin/customers/{customer}").IsAsync(200).JsonAsync();
        Assert.Equal(("2026-11-30", "2027-06-01"), ((string?)profile["last_eye_exam_date"], (string?)profile["next_eye_exam_due"]));
        Assert.Equal((1, id), ((int?)profile["appointments"]!["total"], (string?)profile["appointments"]!["items"]![0]!["id"]));
        var engagement = """
            {"visits":1,"no_shows":0,"last_visit_date":"2026-11-30T13:00:00Z","days_since_contact":0,
            "quotes":0,"quotes_converted":0,"quote_conversion":null}
            """.ReplaceLineEndings("");
        Assert.Equal(engagement, profile["analytics"]!["engagement"]!.ToJsonString());
        var analytics = await client.ReadAsync($"/api/admin/customers/{customer}/analytics").JsonAsync();
        Assert.Equal(engagement, analytics["engagement"]!.ToJsonString());
        var page = await client.ReadAsync($"/api/admin/customers/{customer}/appointments?limit=1").IsAsync(200).JsonAsync();
        Assert.Equal((1, 1), ((int?)page["total"], (int?)page["limit"]));
        var history = await client.ReadAsync($"{Visits}/{id}/history").IsAsync(200).JsonAsync();
        Assert.Equal(
            ["appointment_completed", "appointment_confirmed", "create"],
            history.AsArray().Select(step => (string?)step!["action"])
        );
    }

    [Fact]
    public async Task Transition_NotAllowed_IsAConflictWithTheAllowed()
    {
        var client = host.As(World.Sales);
        var id = await BookGuestAsync(client);
        await client.PostAsync($"{Visits}/{id}/confirm", null, Cancellation).IsAsync(200);

        var twice = await client.PostJsonAsync($"{Visits}/{id}/confirm", new { }).IsProblemAsync(409, "invalid_transition");
        Assert.Equal(["completed", "cancelled", "no_show"], twice["allowed"]!.AsArray().Select(step => (string?)step));
        var stale = await client.PostJsonAsync($"{Visits}/{id}/no-show", new { version = 1 }).IsProblemAsync(409, "version_conflict");
        Assert.Equal(
            ("confirmed", 2),
            ((string?)stale["current"]!["appointment"]!["status"], (int?)stale["current"]!["appointment"]!["version"])
        );
        var reasonless = await client.PostAsync($"{Visits}/{id}/cancel", null, Cancellation).IsProblemAsync(400, "validation_failed");
        Assert.Equal(["reason"], Fields(reasonless));
        await client.PostJsonAsync($"{Visits}/{id}/cancel", new { reason = "viaja" }).IsAsync(200);
        var closed = await client.PostJsonAsync($"{Visits}/{id}/no-show", new { }).IsProblemAsync(409, "invalid_transition");
        Assert.Empty(closed["allowed"]!.AsArray());
        await client.PostJsonAsync($"{Visits}/{id}/reschedule", new { duration = 60 }).IsProblemAsync(409, "invalid_transition");
    }

    [Fact]
    public async Task Guest_BookedMovedAndCompleted_BecomesACustomer()
    {
        var client = host.As(World.Sales);
        var id = await BookGuestAsync(client);
        await client
            .PostJsonAsync($"{Visits}/{id}/reschedule", new { starts_at = "2026-11-30T11:00:00-03:00", duration = 45 })
            .IsAsync(200);
        var mother = await host.Database.AddAsync(World.Centro, new() { FirstName = "Rosa", Phone = "+56976543210" });

        var told = await client.PostAsync($"{Visits}/{id}/complete", null, Cancellation).IsProblemAsync(409, "customer_exists");
        Assert.Equal(mother.ToString(), (string?)told["duplicates"]![0]!["id"]);
        var done = await client.PostJsonAsync($"{Visits}/{id}/complete", new { customer_id = mother }).IsAsync(200).JsonAsync();

        Assert.Equal("completed Rosa 2026-11-30T11:00:00-03:00 Box 1 Centro", Line(done["visit"]!));
        var other = await BookGuestAsync(client, "2026-12-01T12:00:00Z");
        var identified = await client.PostJsonAsync($"{Visits}/{other}/identify", new { shares_contact = true }).IsAsync(200).JsonAsync();
        Assert.Equal("scheduled Eva Rojas 2026-12-01T09:00:00-03:00 Box 1 Centro", Line(identified));
        await client.PostJsonAsync($"{Visits}/{other}/identify", new { customer_id = mother }).IsProblemAsync(409, "visit_has_customer");
    }

    [Fact]
    public async Task Booking_SameKeyOrSlot_IsOneVisit()
    {
        var client = host.As(World.Sales);
        client.DefaultRequestHeaders.Add("Idempotency-Key", Ids.New(World.Start).ToString());
        var first = await BookGuestAsync(client);
        Assert.Equal(first, await BookGuestAsync(client));
        await client.PostJsonAsync(Visits, Guest("2026-12-02T12:00:00Z")).IsProblemAsync(409, "operation_reused");

        await host.As(World.Sales).PostJsonAsync(Visits, Guest("2026-11-30T12:15:00Z")).IsProblemAsync(409, "slot_taken");
        Assert.Equal(1, await host.Database.ReadAsync(db => db.Appointments.CountAsync(Cancellation)));
    }

    /// <summary>In Santiago the hour from 23 of 2026-04-04 comes twice, and the hour from midnight of 2026-09-06 never.</summary>
    [Fact]
    public async Task ClockChanges_AreRightOverHttp()
    {
        host.Database.Clock.Now = new DateTime(2026, 4, 1, 12, 0, 0, DateTimeKind.Utc);
        await host.Database.SetHoursAsync(
            World.Centro,
            hours =>
            {
                foreach (var day in hours.Days)
                {
                    (day.IsOpen, day.Opens, day.Closes) = (true, TimeOnly.MinValue, TimeOnly.MinValue);
                }
            }
        );
        var client = host.As(World.Sales);
        var starts = (await client.ReadAsync($"{Visits}/slots?date=2026-04-04").JsonAsync())["resources"]![0]!["slots"]!
            .AsArray()
            .Select(slot => (string?)slot!["local_start"])
            .Where(start => start!.Contains("T23:30", StringComparison.Ordinal))
            .ToList();
        Assert.Equal(["2026-04-04T23:30:00-03:00", "2026-04-04T23:30:00-04:00"], starts);
        foreach (var start in starts)
        {
            await client.PostJsonAsync(Visits, Guest(start!)).IsAsync(201);
        }

        var saturday = await client.ReadAsync($"{Visits}?from=2026-04-04&to=2026-04-04").JsonAsync();
        Assert.Equal(starts, saturday["items"]!.AsArray().Select(row => (string?)row!["local_start"]));
        Assert.Equal(0, (int?)(await client.ReadAsync($"{Visits}?from=2026-04-05&to=2026-04-05").JsonAsync())["total"]);
        var spring = (await client.ReadAsync($"{Visits}/slots?date=2026-09-06").JsonAsync())["resources"]![0]!["slots"]!;
        Assert.Equal(
            ("2026-09-06T01:00:00-03:00", "2026-09-06T04:00:00Z"),
            ((string?)spring[0]!["local_start"], (string?)spring[0]!["starts_at"])
        );
    }

    private object Booking(string? startsAt) =>
        new
        {
            resource_id = box,
            type = "eye_exam",
            starts_at = startsAt,
        };

    private object Guest(string startsAt) =>
        new
        {
            guest_name = "Eva Rojas",
            guest_phone = "+56976543210",
            resource_id = box,
            type = "fitting",
            starts_at = startsAt,
        };

    private async Task<string> BookGuestAsync(HttpClient client, string startsAt = "2026-11-30T12:00:00Z") =>
        (string)(await client.PostJsonAsync(Visits, Guest(startsAt)).IsAsync(201).JsonAsync())["appointment"]!["id"]!;

    private static string Line(JsonNode visit)
    {
        var row = visit["appointment"]!;
        return $"{row["status"]} {row["visitor"]!["name"]} {row["local_start"]} {row["resource"]!["name"]} {row["branch"]!["name"]}";
    }

    private static List<string> Fields(JsonNode problem) =>
        [.. problem["errors"]!.AsObject().Select(field => field.Key).Order(StringComparer.Ordinal)];
}
