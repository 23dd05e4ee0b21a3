using Microsoft.EntityFrameworkCore;
using Optica.Domain.Audit;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Api;

/// <summary>Who is sent away from the API's door although their password is right, and what they hear.</summary>
public sealed class TokenDoorTests(DoorHost door) : IClassFixture<DoorHost>
{
    private const string Token = "/api/auth/token";
    private const string Short = "catorce signos";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Its second factor was taken away: what is missing is told to whoever has the password, and to nobody else.</summary>
    [Fact]
    public async Task Token_PasswordTooShortAlone_IsToldSo_OnceItIsRight()
    {
        var sales = door.World.Sales;
        await using (var db = door.Portal.Database.Open())
        {
            (await db.Users.SingleAsync(user => user.Id == sales.Id, Cancellation)).PasswordHash = Short;
            await db.SaveChangesAsync(Cancellation);
        }

        await AskAsync(sales, "catorce signas").IsProblemAsync(401, "invalid_credentials");
        await AskAsync(sales, "corta").IsProblemAsync(401, "invalid_credentials");
        var told = await AskAsync(sales, Short).IsProblemAsync(403, "password_too_short");

        Assert.Contains("15", (string?)told["detail"], StringComparison.Ordinal);
        Assert.Equal(
            [AuditActions.SignInFailed, AuditActions.SignInFailed, AuditActions.PasswordDue],
            (await door.Portal.Database.LinesAsync(sales)).Select(line => line.Action)
        );
    }

    /// <summary>A right password, too short alone, of somebody who may not come in anyway: that it is right is not told.</summary>
    [Theory, InlineData("inactive"), InlineData("locked out"), InlineData("suspended")]
    public async Task Token_PasswordTooShortAlone_OfWhomNoDoorOpens_IsNotTold(string why)
    {
        await using var own = await DoorHost.StartAsync(_ => { });
        var who = own.World.SouthSales;
        await using (var db = own.Database.Open())
        {
            var user = await db.Users.SingleAsync(row => row.Id == who.Id, Cancellation);
            (user.PasswordHash, user.IsActive) = (Short, why != "inactive");
            user.LockoutEnd = why == "locked out" ? DateTimeOffset.MaxValue : null;
            if (why == "suspended")
            {
                (await db.Organisations.SingleAsync(row => row.Id == own.World.South, Cancellation)).Suspend(own.Database.Clock.Now);
            }

            await db.SaveChangesAsync(Cancellation);
        }

        await own.Anybody()
            .PostJsonAsync(Token, new { email = DoorHost.EmailOf(who), password = Short })
            .IsProblemAsync(401, "invalid_credentials");
    }

    [Fact]
    public async Task Token_OfASuspendedOrganisation_IsRefusedLikeAnyOther()
    {
        var (chief, tokens) = (door.World.SouthChief, await AskAsync(door.World.SouthChief).IsAsync(200).JsonAsync());
        await using var db = door.Portal.Database.Open();
        var south = await db.Organisations.SingleAsync(row => row.Id == door.World.South, Cancellation);
        south.Suspend(door.Portal.Database.Clock.Now);
        await db.SaveChangesAsync(Cancellation);

        await AskAsync(chief).IsProblemAsync(401, "invalid_credentials");
        await door
            .Portal.Anybody()
            .PostJsonAsync("/api/auth/refresh", new { refresh_token = (string?)tokens["refresh_token"] })
            .IsProblemAsync(401, "invalid_credentials");
        south.Resume();
        await db.SaveChangesAsync(Cancellation);

        await AskAsync(chief).IsAsync(200);
        Assert.Equal(
            [AuditActions.SignIn, AuditActions.SignInFailed, AuditActions.SignIn],
            (await door.Portal.Database.LinesAsync(chief)).Select(line => line.Action)
        );
    }

    private Task<HttpResponseMessage> AskAsync(Person who, string password = DoorHost.Password) =>
        door.Portal.Anybody().PostJsonAsync(Token, new { email = DoorHost.EmailOf(who), password });
}
