using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Optica.Data.Access;

namespace Optica.Portal.Tests.Support;

/// <summary>Passwords for people of the world, hashed once for all.</summary>
internal static class Passwords
{
    /// <summary>A good one.</summary>
    public const string Good = "una frase fácil de recordar";

    private static readonly Lazy<string> Hash = new(() => new PasswordHasher<OpticaUser>().HashPassword(new(), Good));

    /// <summary>Gives somebody the good password.</summary>
    /// <returns>Their account.</returns>
    public static async Task<OpticaUser> GivePasswordAsync(this TestDatabase database, Person to)
    {
        await using var db = database.Open();
        var user = await db.Users.SingleAsync(row => row.Id == to.Id);
        user.PasswordHash = Hash.Value;
        await db.SaveChangesAsync();
        return user;
    }
}
