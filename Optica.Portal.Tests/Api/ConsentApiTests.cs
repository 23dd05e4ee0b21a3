using Optica.Portal.Tests.Support;
using static Optica.Portal.Tests.Api.ApiHost;

namespace Optica.Portal.Tests.Api;

/// <summary>What customers agree to, over the API.</summary>
public sealed class ConsentApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    private World World => host.World;

    [Fact]
    public async Task Patch_Consents_AreAllThatIsAgreedTo()
    {
        var id = await host.RegisterAsync(901, World.Admin, World.Centro);
        var client = host.As(World.Admin);
        var both = new object[]
        {
            new { purpose = "marketing", channel = "email" },
            new
            {
                purpose = "reminders",
                channel = "whatsapp",
                given = true,
            },
            new
            {
                purpose = "reminders",
                channel = "sms",
                given = false,
            },
        };

        await client.PatchJsonAsync($"{Customers}/{id}", new { consents = both }).IsProblemAsync(400, "validation_failed");
        await client.PatchJsonAsync($"{Customers}/{id}", new { consents = both, consent_source = "website" }).IsAsync(200);
        await client.PatchJsonAsync($"{Customers}/{id}", new { first_name = "Eva" }).IsAsync(200);
        var customer = await client.ReadAsync($"{Customers}/{id}").JsonAsync();
        Assert.Equal(
            ["reminders whatsapp True website", "marketing email True website"],
            customer["consents"]!.AsArray().Select(one => $"{one!["purpose"]} {one["channel"]} {(bool)one["given"]!} {one["source"]}")
        );

        var withdrawn = await client.PatchJsonAsync($"{Customers}/{id}", new { consents = (object?)null }).IsAsync(200).JsonAsync();
        Assert.All(withdrawn["consents"]!.AsArray(), one => Assert.False((bool)one!["given"]!));
    }

    [Theory]
    [InlineData("x", 991), InlineData(7, 992), InlineData("[1]", 993)]
    public async Task Patch_NoConsents_AreRefusedAtTheirField(object nonsense, int number)
    {
        var id = await host.RegisterAsync(number, World.Admin, World.Centro);
        var problem = await host.As(World.Admin).PatchJsonAsync($"{Customers}/{id}", new { consents = nonsense }).IsAsync(400).JsonAsync();
        Assert.NotNull(problem["errors"]!["consents"]);
        var half = new[] { new { purpose = "marketing", channel = "pigeon" } };
        var wrong = await host.As(World.Admin).PatchJsonAsync($"{Customers}/{id}", new { consents = half }).IsAsync(400).JsonAsync();
        Assert.NotNull(wrong["errors"]!["consents[0].channel"]);
    }
}
