using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Access;

namespace Optica.Portal.Tests.Api;

/// <summary>Whoever is asked for, the answer takes one password's checking: time tells nobody which accounts exist.</summary>
public sealed class TokenTimeTests
{
    [Fact]
    public async Task Token_KnownUnknownOrLocked_ChecksOnePassword()
    {
        var hasher = new CountingHasher();
        await using var host = new ApiHost
        {
            Configure = builder => builder.ConfigureTestServices(services => services.AddSingleton<IPasswordHasher<OpticaUser>>(hasher)),
        };
        await host.InitializeAsync();
        await using (var db = host.Database.Open())
        {
            var users = db.Users.ToDictionary(user => user.UserName!, StringComparer.Ordinal);
            users["admin@world.test"].PasswordHash = "known";
            users["super@world.test"].PasswordHash = "known";
            users["super@world.test"].LockoutEnabled = true;
            users["super@world.test"].LockoutEnd = DateTimeOffset.MaxValue;
            users["sales@world.test"].IsActive = false;
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        string[] accounts = ["admin@world.test", "super@world.test", "sales@world.test", "chief@world.test", "nobody@world.test", ""];
        foreach (var email in accounts)
        {
            hasher.Checked = 0;
            await host.Anybody().PostJsonAsync("/api/auth/token", new { email, password = "x" }).IsProblemAsync(401, "invalid_credentials");
            Assert.True(hasher.Checked == 1, $"{email}: {hasher.Checked}");
        }
    }

    private sealed class CountingHasher : IPasswordHasher<OpticaUser>
    {
        public int Checked { get; set; }

        public string HashPassword(OpticaUser user, string password)
        {
            Checked++;
            return "hash";
        }

        public PasswordVerificationResult VerifyHashedPassword(OpticaUser user, string hashedPassword, string providedPassword)
        {
            Checked++;
            return PasswordVerificationResult.Failed;
        }
    }
}
