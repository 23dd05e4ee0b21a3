using Bunit;
using Optica.Domain.Access;
using Optica.Portal.Components.Layout;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Layout;

/// <summary>What stands for "no branch chosen": all there are, or all of one's own.</summary>
public sealed class BranchSwitcherTests
{
    [Theory]
    [InlineData("super", "All branches")]
    [InlineData("helper", "Your 2 branches")]
    [InlineData("admin", "All branches", "Mall", "Playa")]
    public async Task Choice_OfNone_SaysWhichThatAre(string who, string words, params string[] also)
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        var person = world.People.Single(one => one.Name == who);
        await database.ReadAsync(async db =>
        {
            var places = new[] { ("Mall", world.Mall), ("Playa", world.Playa) };
            db.AddRange(
                places
                    .Where(place => also.Contains(place.Item1))
                    .Select(place => BranchMembership.Create(person.Id, world.North, place.Item2, World.Start))
            );
            return await db.SaveChangesAsync();
        });
        await using var scope = database.As(person);
        await using var context = new PortalContext(database, person);
        var reach = await scope.Access.RefreshAsync(Xunit.TestContext.Current.CancellationToken);

        var switcher = context.Render<BranchSwitcher>(parameters => parameters.Add(one => one.Scope, reach));

        switcher.WaitForAssertion(() => Assert.Equal(words, switcher.Find(".branch-button span").TextContent));
        Assert.Equal(words, switcher.Find(".menu-item[value='']").TextContent.Trim());
    }
}
