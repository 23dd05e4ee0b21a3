using Optica.Domain.Quotes;
using Optica.Domain.WorkOrders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Api;

/// <content>What a call is done to.</content>
internal sealed partial class NaughtyBodies
{
    private async Task<NaughtyBody> OnCustomerAsync(Person by, string step, string json)
    {
        var body = NaughtyBody.Of(by, $"{Admin}/customers/{await CustomerAsync()}{step}", json);
        if (step is "/quotes" or "/prescriptions")
        {
            body.Body["branch_id"] = World.Centro.ToString();
        }

        return body with
        {
            IsKept = !step.StartsWith("/transfer", StringComparison.Ordinal),
        };
    }

    private async Task<NaughtyBody> EyesAsync(string step, string json)
    {
        var id = await host.Database.PrescribeAsync(await CustomerAsync(), "od -2.25 -0.75x180 os +1.00", Sight.Examined);
        return NaughtyBody.Of(World.Optometrist, $"{Admin}/prescriptions/{id}/{step}", json);
    }

    private async Task<NaughtyBody> QuoteAsync(string step, string json, QuoteStatus status)
    {
        var id = await host.Database.OfferAsync(Offers.Quote(await CustomerAsync(), World.Centro), status);
        return NaughtyBody.Of(World.Chief, $"{Admin}/quotes/{id}{step}", json) with { IsKept = step.Length == 0 };
    }

    private async Task<NaughtyBody> EditedAsync()
    {
        var customer = await CustomerAsync();
        var id = await host.Database.SellAsync(customer, World.Centro);
        return NaughtyBody.Of(World.Chief, $"{Admin}/orders/{id}", $$"""{"lines":[{{Frame}}],"reason":"x"}""") with { IsKept = true };
    }

    private async Task<NaughtyBody> OrderAsync(string step, string json, long? paid = null)
    {
        var id = await host.Database.SellAsync(await CustomerAsync(), World.Centro);
        if (paid is not null)
        {
            (await host.Database.PayAsync(id, paid)).Expect();
        }

        return NaughtyBody.Of(World.Chief, $"{Admin}/orders/{id}/{step}", json) with
        {
            IsKept = step is "payments" or "refund",
        };
    }

    private async Task<NaughtyBody> JobAsync(string step, string json, WorkOrderStatus status)
    {
        var id = await host.Database.JobAtAsync(status, await CustomerAsync(), World.Centro);
        return NaughtyBody.Of(World.Chief, $"{Admin}/work-orders/{id}{step}", json) with { IsKept = step is "" or "/remake" };
    }

    private async Task<NaughtyBody> BookedAsync() =>
        NaughtyBody.Of(
            World.Sales,
            $"{Admin}/appointments",
            $$"""{"guest_name":"Eva","guest_phone":"+56976543210","resource_id":"{{await BoxAsync()}}","type":"fitting","starts_at":"2026-11-30T12:00:00Z","duration":15}"""
        );

    private async Task<NaughtyBody> BookedForAsync() =>
        NaughtyBody.Of(
            World.Sales,
            $"{Admin}/customers/{await CustomerAsync()}/appointments",
            $$"""{"resource_id":"{{await BoxAsync()}}","type":"fitting","starts_at":"2026-11-30T12:00:00Z","duration":15}"""
        );

    private async Task<NaughtyBody> VisitAsync(string step)
    {
        var id = await host.Database.BookAsync(World.Sales, Booking.ForGuest(await BoxAsync()));
        return NaughtyBody.Of(World.Sales, $"{Admin}/appointments/{id}/{step}", step == "cancel" ? """{"reason":"x"}""" : "{}");
    }

    private async Task<NaughtyBody> LabAsync() =>
        NaughtyBody.Of(World.Super, $"{Admin}/labs/{await host.Database.AddLabAsync($"L{Next()}")}", $$"""{"name":"L{{Next()}}"}""") with
        {
            IsKept = true,
        };

    private async Task<NaughtyBody> ProductAsync() =>
        NaughtyBody.Of(World.Chief, $"{Admin}/products/{await host.Database.MakeAsync(Catalog.Frame($"N{Next()}"))}", Goods()) with
        {
            IsKept = true,
        };

    private async Task<NaughtyBody> AgreementAsync() =>
        NaughtyBody.Of(World.Chief, $"{Admin}/agreements/{await host.Database.MakeAsync(Catalog.Discount($"I{Next()}", 10))}", Terms()) with
        {
            IsKept = true,
        };

    private Task<Guid> BoxAsync() => host.Database.AddBoxAsync(World.Centro, $"Box {Next()}");

    private Task<Guid> CustomerAsync() => host.Database.AddAsync(World.Centro, People.Numbered(Next()));
}
