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

    /// <summary>Gives somebody a passkey, past every service.</summary>
    /// <returns>What its device calls it.</returns>
    public static async Task<byte[]> GivePasskeyAsync(this TestDatabase database, Person to)
    {
        await using var db = database.Open();
        var credential = to.Id.ToByteArray(bigEndian: true);
        db.Add(
            new IdentityUserPasskey<Guid>
            {
                UserId = to.Id,
                CredentialId = credential,
                Data = new()
                {
                    Name = to.Name,
                    PublicKey = [1],
                    AttestationObject = [1],
                    ClientDataJson = [1],
                },
            }
        );
        await db.SaveChangesAsync();
        return credential;
    }

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
