using Optica.Domain.Quotes;
using Optica.Domain.WorkOrders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Api;

/// <summary>Quotes and jobs whose prescription was withdrawn or corrected, over HTTP.</summary>
public sealed class PrescriptionChoiceApiTests : IAsyncLifetime
{
    private const string Quotes = "/api/admin/quotes";

    private const string Jobs = "/api/admin/work-orders";

    private readonly ApiHost host = new();
    private Guid customer;
    private Guid eyes;

    private World World => host.World;

    public async ValueTask InitializeAsync()
    {
        await host.InitializeAsync();
        customer = await host.Database.AddAsync(World.Centro, People.Numbered(1));
        eyes = await host.Database.PrescribeAsync(customer, Sight.Input(World.Centro));
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Convert_CorrectedPrescription_IsRefusedUntilOneIsNamed()
    {
        var quote = await host.Database.OfferAsync(Offers.Quote(customer, World.Centro, 1, eyes), QuoteStatus.Accepted);
        var correction = await host.Database.AmendAsync(eyes, -3);
        var client = host.As(World.Sales, World.Centro);
        var read = await client.ReadAsync($"{Quotes}/{quote}").IsAsync(200).JsonAsync();
        Assert.Equal(("corrected", $"{correction}"), ((string?)read["prescription_standing"], (string?)read["correction_id"]));

        var refused = await client.PostJsonAsync($"{Quotes}/{quote}/convert", new { }).IsProblemAsync(409, "quote_prescription_corrected");
        Assert.Equal($"{correction}", (string?)refused["correction_id"]);
        var wrong = await client
            .PostJsonAsync($"{Quotes}/{quote}/convert", new { prescription_id = customer })
            .IsProblemAsync(400, "validation_failed");
        Assert.NotNull(wrong["errors"]!["prescription_id"]);
        await client.PostJsonAsync($"{Quotes}/{quote}/convert", new { prescription_id = "x" }).IsProblemAsync(400, "validation_failed");

        var made = await client.PostJsonAsync($"{Quotes}/{quote}/convert", new { prescription_id = correction }).IsAsync(200).JsonAsync();
        var job = await client.ReadAsync($"{Jobs}/{(string?)made["work_order_id"]}").IsAsync(200).JsonAsync();
        Assert.Equal(-3, (decimal?)job["prescribed"]!["values"]!["right"]!["sphere"]);
    }

    /// <summary>CL-13: the values on one's own quote; not on another seller's.</summary>
    [Fact]
    public async Task Prescription_OfAQuote_IsToldToItsSellerOnly()
    {
        var own = await host.Database.OfferAsync(Offers.Quote(customer, World.Centro, 1, eyes), World.Sales);
        var others = await host.Database.OfferAsync(Offers.Quote(customer, World.Centro, 1, eyes), World.Admin);
        var bare = await host.Database.OfferAsync(Offers.Quote(customer, World.Centro), World.Sales);
        var client = host.As(World.Sales, World.Centro);

        var told = await client.ReadAsync($"{Quotes}/{own}/prescription").IsAsync(200).JsonAsync();

        Assert.Equal(Sight.Input().Right.Sphere, (decimal?)told["values"]!["right"]!["sphere"]);
        Assert.DoesNotContain("NOTES-", told.ToJsonString(), StringComparison.Ordinal);
        await client.ReadAsync($"{Quotes}/{others}/prescription").IsProblemAsync(403, "access_denied");
        await client.ReadAsync($"{Quotes}/{bare}/prescription").IsProblemAsync(404, "not_found");
        await host.As(World.SouthSales).ReadAsync($"{Quotes}/{own}/prescription").IsProblemAsync(404, "not_found");
    }

    [Fact]
    public async Task WorkOrder_CorrectedPrescription_TakesTheCorrectionWhileItIsInTheShop()
    {
        var job = await host.Database.TakeJobAsync(customer, World.Centro, input => input.PrescriptionId = eyes, World.Sales);
        var correction = await host.Database.AmendAsync(eyes, -3);
        var client = host.As(World.Sales, World.Centro);
        var read = await client.ReadAsync($"{Jobs}/{job}").IsAsync(200).JsonAsync();
        Assert.Equal(
            ("corrected", $"{correction}"),
            ((string?)read["work_order"]!["prescription_standing"], (string?)read["correction_id"])
        );

        var stale = await client
            .PostJsonAsync($"{Jobs}/{job}/prescription", new { prescription_id = correction, version = 7 })
            .IsProblemAsync(409, "version_conflict");
        Assert.Equal("ordered", (string?)stale["current"]!["work_order"]!["status"]);
        var none = await client.PostJsonAsync($"{Jobs}/{job}/prescription", new { }).IsProblemAsync(400, "validation_failed");
        Assert.NotNull(none["errors"]!["prescription_id"]);
        var changed = await client
            .PostJsonAsync($"{Jobs}/{job}/prescription", new { prescription_id = correction, version = 1 })
            .IsAsync(200)
            .JsonAsync();

        Assert.Equal($"{correction}", (string?)changed["prescription_id"]);
        Assert.Equal(-3, (decimal?)changed["prescribed"]!["values"]!["right"]!["sphere"]);
        // the API sends what is wrong all the same: asking first is the screen's
        await host.Database.WithdrawAsync(correction);
        await client.PostJsonAsync($"{Jobs}/{job}/advance", new { to = "sent_to_lab" }).IsAsync(200);
        await client
            .PostJsonAsync($"{Jobs}/{job}/prescription", new { prescription_id = correction })
            .IsProblemAsync(400, "validation_failed");
        var next = await host.Database.PrescribeAsync(customer, Sight.Input(World.Centro));
        await client
            .PostJsonAsync($"{Jobs}/{job}/prescription", new { prescription_id = next })
            .IsProblemAsync(409, "work_order_prescription_fixed");
    }

    [Fact]
    public async Task Remake_OfWhatWasMadeByWrongValues_IsRefusedAtTheField()
    {
        var job = await host.Database.JobAtAsync(WorkOrderStatus.Delivered, customer, World.Centro, input => input.PrescriptionId = eyes);
        var correction = await host.Database.AmendAsync(eyes, -3);
        var client = host.As(World.Sales, World.Centro);

        var refused = await client.PostJsonAsync($"{Jobs}/{job}/remake", new { cause = "no ve" }).IsProblemAsync(400, "validation_failed");
        Assert.NotNull(refused["errors"]!["prescription_id"]);
        await client.PostJsonAsync($"{Jobs}/{job}/remake", new { cause = "no ve", prescription_id = correction }).IsAsync(201);
    }
}
