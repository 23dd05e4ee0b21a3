using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Access;
using Optica.Data.Organisations;
using Optica.Domain.Access;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Access;

/// <summary>The first account: one token, one use, one hour, and never again (SECURITY 36).</summary>
public sealed class FirstAccountTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Use_GoodToken_MakesAShopThatWorks()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        var service = ServiceOf(database);
        var token = (await service.IssueAsync(Cancellation))!;

        Assert.IsType<Invalid>((await service.UseAsync(token, new(), _ => "hash", Cancellation)).Error);
        Assert.True(await service.IsGoodAsync(token, Cancellation));
        var user = (await service.UseAsync(token, Input(), _ => "hash", Cancellation)).Expect();

        Assert.False(await service.IsGoodAsync(token, Cancellation));
        Assert.IsType<NotFound>((await service.UseAsync(token, Input(), _ => "hash", Cancellation)).Error);
        Assert.Null(await service.IssueAsync(Cancellation));
        var line = await database.ReadAsync(db => db.AuditEntries.SingleAsync(Cancellation));
        Assert.Equal((AuditActions.SetUp, user.Id, user.OrganisationId), (line.Action, line.UserId, line.OrganisationId));
        // and it works: a customer with medical data of nobody's, found in the shop that was made
        var session = await database.Services.GetRequiredService<SessionLog>().StartAsync(user, new("test"));
        var head = new Person("head", user.Role, user.Id, user.OrganisationId, session.Id, user.SecurityStamp!);
        await using var scope = database.As(head);
        Assert.Equal(user.HomeBranchId, Assert.Single((await scope.Get<BranchQueries>().MineAsync(Cancellation)).Expect()).Id);
        var person = People.Numbered(1);
        person.BranchId = user.HomeBranchId;
        (await scope.Customers.CreateAsync(person, new(), Cancellation)).Expect();
        var invited = new UserInviteInput
        {
            Name = "Otra Persona",
            Email = "otra@norte.test",
            Role = StaffRole.Optometrist,
            BranchIds = [user.HomeBranchId!.Value],
        };
        (await scope.Get<UserInviteService>().InviteAsync(invited, new(), Cancellation)).Expect();
    }

    [Fact]
    public async Task Token_PastItsHourOrReplaced_IsWorthNothing()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        var service = ServiceOf(database);
        var first = await service.IssueAsync(Cancellation);
        var second = await service.IssueAsync(Cancellation);

        Assert.False(await service.IsGoodAsync(first, Cancellation));
        Assert.False(await service.IsGoodAsync(null, Cancellation));
        database.Clock.Advance(FirstAccounts.Lifetime - TimeSpan.FromSeconds(1));
        Assert.True(await service.IsGoodAsync(second, Cancellation));
        database.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False(await service.IsGoodAsync(second, Cancellation));
        Assert.IsType<NotFound>((await service.UseAsync(second, Input(), _ => "hash", Cancellation)).Error);
        Assert.False(await database.ReadAsync(db => db.Users.AnyAsync(Cancellation)));
    }

    [Fact]
    public async Task Use_ByManyAtOnce_MakesOne()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        var service = ServiceOf(database);
        var token = await service.IssueAsync(Cancellation);

        var answers = await Race.AtOnceAsync(
            8,
            number =>
            {
                var input = Input();
                input.Email = $"head{number}@norte.test";
                return service.UseAsync(token, input, _ => "hash", Cancellation);
            }
        );

        Assert.Single(answers, answer => answer.Succeeded);
        Assert.Equal(1, await database.ReadAsync(db => db.Users.CountAsync(Cancellation)));
        Assert.Equal(1, await database.ReadAsync(db => db.Organisations.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task Use_WithAnAccountThere_IsRefused()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        var service = ServiceOf(database);
        var token = await service.IssueAsync(Cancellation);
        await using (var db = database.Open())
        {
            db.Users.Add(
                new()
                {
                    Id = Ids.New(World.Start),
                    UserName = "a",
                    Role = StaffRole.PlatformAdmin,
                }
            );
            await db.SaveChangesAsync(Cancellation);
        }

        Assert.False(await service.IsGoodAsync(token, Cancellation));
        Assert.IsType<NotFound>((await service.UseAsync(token, Input(), _ => "hash", Cancellation)).Error);
        Assert.Null(await service.IssueAsync(Cancellation));
    }

    private static FirstAccounts ServiceOf(TestDatabase database) => database.Services.GetRequiredService<FirstAccounts>();

    private static FirstAccountInput Input() =>
        new()
        {
            Organisation = " Óptica Nueva ",
            Branch = "Centro",
            Name = "Ana Fuentes",
            Email = "ana@nueva.cl",
        };
}
