using Optica.Domain.Common;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Api;

/// <summary>One key, one effect, at one address.</summary>
public sealed class OrderKeyTests : OrderCalls
{
    [Fact]
    public async Task Key_UsedForAnotherOrder_IsRefusedAndNothingIsPaid()
    {
        var first = await SellAsync(World.Centro);
        var second = await SellAsync(World.Centro);
        var key = Ids.New(World.Start).ToString();
        var client = WithKey(World.Admin, key);

        await client.PostJsonAsync($"{Orders}/{first}/payments", new { method = "debit" }).IsAsync(201);
        await client.PostJsonAsync($"{Orders}/{second}/payments", new { method = "debit" }).IsProblemAsync(409, "operation_reused");

        Assert.Equal(0, await BalanceAsync(first));
        Assert.Equal(10_000, await BalanceAsync(second));
    }

    [Fact]
    public async Task Key_SentAgain_HasOneEffect()
    {
        var customer = await CustomerAsync(World.Centro);
        var order = new { customer_id = customer, lines = new[] { Line(10_000) } };
        var client = WithKey(World.Admin, Ids.New(World.Start).ToString());
        var one = await client.PostJsonAsync(Orders, order).IsAsync(201).JsonAsync();
        var two = await client.PostJsonAsync(Orders, order).IsAsync(201).JsonAsync();
        var id = Id(one);
        Assert.Equal(id, Id(two));
        await client
            .PostJsonAsync(Orders, new { customer_id = customer, lines = new[] { Line(10_001) } })
            .IsProblemAsync(409, "operation_reused");

        var payer = WithKey(World.Admin, Ids.New(World.Start).ToString());
        await payer.PostJsonAsync($"{Orders}/{id}/payments", new { method = "cash", amount = 4_000 }).IsAsync(201);
        await payer.PostJsonAsync($"{Orders}/{id}/payments", new { method = "cash", amount = 4_000 }).IsAsync(201);
        Assert.Equal(6_000, await BalanceAsync(id));
        var refunder = WithKey(World.Admin, Ids.New(World.Start).ToString());
        var back = new
        {
            amount = 1_000,
            method = "cash",
            reason = "rayado",
        };
        await refunder.PostJsonAsync($"{Orders}/{id}/refund", back).IsAsync(201);
        await refunder.PostJsonAsync($"{Orders}/{id}/refund", back).IsAsync(201);
        Assert.Equal(5_000, await BalanceAsync(id));

        await WithKey(World.Admin, "7")
            .PostJsonAsync($"{Orders}/{id}/payments", new { method = "cash" })
            .IsProblemAsync(400, "validation_failed");
    }
}
