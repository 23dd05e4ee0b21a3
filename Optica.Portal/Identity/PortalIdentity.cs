using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Identity;
using Optica.Data;
using Optica.Data.Access;
using Optica.Domain.Access;
using Optica.Portal.LiveUpdates;

namespace Optica.Portal.Identity;

/// <summary>Sign-in with ASP.NET Core Identity: cookie for browsers, bearer tokens for the API.</summary>
internal static class PortalIdentity
{
    /// <summary>Rate limit of everything that takes a password.</summary>
    public const string PasswordLimit = "password";

    /// <summary>Half of the promised 60 s within which a revoked user's screens close.</summary>
    private const double LongestRecheckSeconds = 30;

    private const int HashIterations = 210_000;

    /// <summary>How often live screens and cookies are checked again; a setting can only make it shorter.</summary>
    public static TimeSpan Recheck(IConfiguration settings) =>
        TimeSpan.FromSeconds(Math.Clamp(settings.GetValue("Access:RecheckSeconds", LongestRecheckSeconds), 1, LongestRecheckSeconds));

    /// <summary>How long sessions last.</summary>
    private static SessionLimits Limits(IConfiguration settings) =>
        SessionLimits.Within(
            settings.GetValue("Session:IdleMinutes", (int)SessionLimits.Usual.Idle.TotalMinutes),
            settings.GetValue("Session:AbsoluteHours", (int)SessionLimits.Usual.Absolute.TotalHours)
        );

    public static void AddPortalIdentity(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        // before Identity's own, which it takes the place of
        services.AddScoped<IPasswordValidator<OpticaUser>, PortalPasswords>().AddScoped<ILookupNormalizer, LookupNormalizer>();
        services
            .AddIdentityCore<OpticaUser>(Configure)
            .AddEntityFrameworkStores<OpticaDbContext>()
            .AddSignInManager()
            .AddDefaultTokenProviders()
            .AddDefaultUI();
        services.AddRazorPages(options => options.Conventions.Add(new IdentityUiPages()));
        services.Configure<DataProtectionTokenProviderOptions>(options => options.TokenLifespan = InvitationLinks.Lifetime);
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = HashIterations);
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddBearerToken(IdentityConstants.BearerScheme).AddIdentityCookies();
        var limits = Limits(builder.Configuration);
        services.AddSingleton(limits);
        services.ConfigureApplicationCookie(options => PortalCookie.Configure(options, builder.Environment, limits));
        services.Configure<CookieAuthenticationOptions>(
            IdentityConstants.TwoFactorUserIdScheme,
            options => SecondStep.Configure(options, builder.Environment)
        );
        services.Configure<SecurityStampValidatorOptions>(options => PortalCookie.Revalidate(options, Recheck(builder.Configuration)));
        services.AddAuthorization();
        services.AddScoped<AccessStateProvider>();
        services.AddScoped<AuthenticationStateProvider>(provider => provider.GetRequiredService<AccessStateProvider>());
        services.AddScoped<CircuitHandler, CircuitAccess>().AddScoped<CircuitHandler, LiveCircuit>();
        services.AddScoped<SignInService>().AddScoped<PasswordService>().AddSingleton<InvitationLinks>().AddDoors();
        services.AddScoped<SessionLock>().AddScoped<SignInDoor>().AddSingleton<SignInLimits>().AddSingleton<KnownBrowsers>();
        AddPasswordLimit(services, builder.Configuration.GetValue("Limits:PasswordAttemptsPerMinute", 30));
    }

    private static void Configure(IdentityOptions options)
    {
        options.User.RequireUniqueEmail = true;
        // so many that one address cannot fill it in a few minutes, few enough against guesses from everywhere (NIST 800-63B: 100)
        options.Lockout.MaxFailedAccessAttempts = 100;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
    }

    private static void AddPasswordLimit(IServiceCollection services, int attempts) =>
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (context, _) =>
            {
                var isTold = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait);
                SignInLimits.Tell(context.HttpContext.Response, isTold ? wait : TimeSpan.FromMinutes(1));
                return ValueTask.CompletedTask;
            };
            limiter.AddPolicy(
                PasswordLimit,
                context =>
                    // a page is only looked at by GET; what is counted are attempts
                    HttpMethods.IsPost(context.Request.Method)
                        ? RateLimitPartition.GetFixedWindowLimiter(
                            SignInLimits.Place(context.Connection.RemoteIpAddress),
                            _ => new FixedWindowRateLimiterOptions { PermitLimit = attempts, Window = TimeSpan.FromMinutes(1) }
                        )
                        : RateLimitPartition.GetNoLimiter("")
            );
        });
}
