using Microsoft.EntityFrameworkCore;
using Optica.Domain.Quotes;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Api;

/// <summary>Quotes by e-mail: carried by the configured server, or told that they were not.</summary>
public sealed class QuoteMailTests
{
    private const string Quotes = "/api/admin/quotes";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true, true, true, "sent")]
    [InlineData(true, true, false, "failed")]
    [InlineData(true, false, true, "no_address")]
    [InlineData(false, true, true, "not_wanted")]
    public async Task Send_SaysWhatBecameOfTheMail(bool byMail, bool hasAddress, bool takes, string outcome)
    {
        await using var post = PostOffice.Open(takes);
        await using var host = new ApiHost
        {
            Configure = portal =>
                portal
                    .UseSetting("Mail:Host", "127.0.0.1")
                    .UseSetting("Mail:Port", $"{post.Port}")
                    .UseSetting("Mail:UseTls", "false")
                    .UseSetting("Mail:From", "ventas@optica.cl"),
        };
        await host.InitializeAsync();
        var person = People.Numbered(1);
        person.Email = hasAddress ? person.Email : null;
        var customer = await host.Database.AddAsync(host.World.Centro, person);
        var id = await host.Database.OfferAsync(Offers.Quote(customer, host.World.Centro));
        var client = host.As(host.World.Sales, host.World.Centro);

        var sent = await client.PostJsonAsync($"{Quotes}/{id}/send", new { email = byMail }).IsAsync(200).JsonAsync();

        Assert.Equal((outcome, "sent"), ((string?)sent["mail"], (string?)sent["quote"]!["quote"]!["status"]));
        Assert.Equal(outcome == "sent", sent["quote"]!["mailed_at"] is not null);
        Assert.Equal(outcome == "sent" ? 1 : 0, post.Letters.Count);
        if (outcome == "sent")
        {
            var (head, text) = PostOffice.Opened(post.Letters[0]);
            Assert.Contains(person.Email!, head, StringComparison.Ordinal);
            Assert.Contains("COT-2026-0001", text, StringComparison.Ordinal);
            Assert.Contains("Progresivo: $100.000", text, StringComparison.Ordinal);
            Assert.Contains("$115.000", text, StringComparison.Ordinal);
            Assert.Contains("24-12-2026", text, StringComparison.Ordinal);
        }

        var before = post.Letters.Count;
        var again = await client.PostAsync($"{Quotes}/{id}/mail", null, Cancellation).IsAsync(200).JsonAsync();
        Assert.Equal(
            hasAddress
                ? takes
                    ? "sent"
                    : "failed"
                : "no_address",
            (string?)again["mail"]
        );
        Assert.Equal(hasAddress && takes ? before + 1 : before, post.Letters.Count);
        Assert.Equal(hasAddress && takes, again["quote"]!["mailed_at"] is not null);

        var stored = await host.Database.ReadAsync(db => db.Quotes.SingleAsync(Cancellation));
        Assert.Equal((QuoteStatus.Sent, hasAddress && takes), (stored.Status, stored.MailedAt is not null));
        await host.Database.AssertFiguresAsync();
    }

    /// <summary>What the customer has not got yet, or declined, is not mailed.</summary>
    [Fact]
    public async Task Mail_OfADraft_IsRefused()
    {
        await using var host = new ApiHost();
        await host.InitializeAsync();
        var customer = await host.Database.AddAsync(host.World.Centro, People.Numbered(1));
        var id = await host.Database.OfferAsync(Offers.Quote(customer, host.World.Centro));
        var client = host.As(host.World.Sales, host.World.Centro);

        var refused = await client.PostAsync($"{Quotes}/{id}/mail", null, Cancellation).IsProblemAsync(409, "invalid_transition");

        Assert.Equal(["sent"], refused["allowed"]!.AsArray().Select(one => (string?)one));
        await client.PostAsync($"{Quotes}/{customer}/mail", null, Cancellation).IsProblemAsync(404, "not_found");
    }
}
