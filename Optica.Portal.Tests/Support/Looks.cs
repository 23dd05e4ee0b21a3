using Optica.Domain.Access;

namespace Optica.Portal.Tests.Support;

/// <summary>What platform admins opened for a reason.</summary>
internal static class Looks
{
    /// <summary>Opens both organisations to the platform admin from now on for an hour, without telling anybody.</summary>
    public static async Task OpenToPlatformAsync(this TestDatabase database)
    {
        var world = database.World;
        await using var db = database.Open();
        foreach (var organisation in new[] { world.North, world.South })
        {
            db.PlatformAccesses.Add(PlatformAccess.Create(organisation, world.Platform.Id, "asked for by them", database.Clock.Now));
        }

        await db.SaveChangesAsync();
    }
}
