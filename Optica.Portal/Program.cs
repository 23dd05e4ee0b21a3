using Optica.Portal.Api;
using Optica.Portal.Components;
using Optica.Portal.Features.Reports;
using Optica.Portal.Hosting;
using Optica.Portal.Identity;
using Radzen;

var call = Commands.Read(args);
var builder = WebApplication.CreateBuilder(call.Settings);
builder.AddRootSettings();
builder.AddPortalServer();
builder.AddPortalData();
builder.AddPortalLogging();
builder.Services.AddPortalLocalisation();
builder.AddPortalIdentity();
builder.Services.AddOpticaApi();
builder
    .Services.AddRazorComponents()
    .AddInteractiveServerComponents(options => options.DetailedErrors = builder.Environment.IsDevelopment());
builder.Services.AddCascadingAuthenticationState();
builder.Services.AddRadzenComponents();
builder.Services.AddPortalFace();
builder.AddPortalReports();

var app = builder.Build();
if (await app.RunCommandAsync(call) is { } exit)
{
    return exit;
}

app.UseProxies();
app.UseErrorPage();
app.UseHeldPage();
app.UseStatusPages();
if (!app.Environment.IsDevelopment())
{
    app.UseHsts();
    app.UseHttpsRedirection();
}

app.UseRequestLog();
app.UseSecurityHeaders();
app.UseRequestLocalization();
app.UseAuthentication();
app.UseCurrentAccess();
app.Use(app.Services.GetRequiredService<SecondFactorDemand>().PassAsync);
app.UseSocketLimits();
app.UseAuthorization();
app.UseRateLimiter();
app.UseAntiforgery();

app.MapStaticAssets().AllowAnonymous();
app.MapAccountEndpoints();
app.MapPasskeys();
app.MapPreferenceEndpoints();
app.MapRazorPages();
app.MapOpticaApi();
app.MapExports();
app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
await app.RunAsync();
return 0;

/// <summary>The portal's entry point; public for tests.</summary>
public partial class Program;
