using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Access;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Api;

/// <summary>A portal in which everybody has the same password, checked without the work that makes passwords slow.</summary>
public sealed class DoorHost : IAsyncLifetime
{
    public const string Password = "una frase bastante larga";

    public ApiHost Portal { get; } = Make(_ => { });

    public World World => Portal.World;

    public async ValueTask InitializeAsync() => await OpenAsync(Portal);

    public ValueTask DisposeAsync() => Portal.DisposeAsync();

    /// <summary>A portal of its own, with other settings; its owner disposes of it.</summary>
    public static async Task<ApiHost> StartAsync(Action<IWebHostBuilder> configure)
    {
        var host = Make(configure);
        await OpenAsync(host);
        return host;
    }

    /// <summary>Where somebody of the world signs in.</summary>
    public static string EmailOf(Person person) => $"{person.Name.Replace(' ', '.')}@world.test";

    private static ApiHost Make(Action<IWebHostBuilder> configure) =>
        new()
        {
            Configure = builder =>
            {
                builder.ConfigureTestServices(services => services.AddSingleton<IPasswordHasher<OpticaUser>, QuickHasher>());
                configure(builder);
            },
        };

    private static async Task OpenAsync(ApiHost host)
    {
        await host.InitializeAsync();
        await using var db = host.Database.Open();
        foreach (var user in await db.Users.ToListAsync(TestContext.Current.CancellationToken))
        {
            (user.PasswordHash, user.LockoutEnabled) = (Password, true);
        }

        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    private sealed class QuickHasher : IPasswordHasher<OpticaUser>
    {
        public string HashPassword(OpticaUser user, string password) => password;

        public PasswordVerificationResult VerifyHashedPassword(OpticaUser user, string hashedPassword, string providedPassword) =>
            hashedPassword == providedPassword ? PasswordVerificationResult.Success : PasswordVerificationResult.Failed;
    }
}
