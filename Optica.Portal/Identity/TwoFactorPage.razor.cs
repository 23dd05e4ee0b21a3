using Microsoft.AspNetCore.Components;
using Optica.Data.Access;
using Optica.Domain.Access;
using Optica.Domain.Common;

namespace Optica.Portal.Identity;

/// <summary>One's own second factor: set up, recovery codes, off.</summary>
public sealed partial class TwoFactorPage(SecondFactorService factors, ICurrentAccess access) : ComponentBase
{
    private const int GroupLength = 4;

    private byte[]? secret;
    private string email = "";
    private int? left;
    private bool isOff;
    private IReadOnlyList<string>? codes;
    private (string Field, string Text)? error;

    /// <summary>The request.</summary>
    [CascadingParameter]
    public required HttpContext HttpContext { get; set; }

    [Inject]
    private OwnPassword Password { get; set; } = default!;

    [SupplyParameterFromQuery]
    private bool Required { get; set; }

    [SupplyParameterFromForm(FormName = "confirm")]
    private CodeForm? Confirmation { get; set; }

    [SupplyParameterFromForm(FormName = "renew")]
    private CodeForm? Renewal { get; set; }

    [SupplyParameterFromForm(FormName = "off")]
    private CodeForm? Off { get; set; }

    private string Address => Totp.Address(Fields["Portal"], email, secret);

    /// <summary>In groups of four, for whoever types it.</summary>
    private string Grouped => string.Join(' ', Totp.Base32(secret).Chunk(GroupLength).Select(group => new string(group)));

    private Guid Me => access.Scope.UserId!.Value;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        email = (await Password.OwnerAsync(Me))?.Email ?? "";
        await LookAsync();
    }

    private async Task LookAsync()
    {
        left = await factors.LeftAsync(Me, HttpContext.RequestAborted);
        secret = left is null && (await factors.BeginAsync(Me, HttpContext.RequestAborted)).TryGet(out var begun, out _) ? begun : null;
    }

    private string? ErrorAt(string field) => error?.Field == field ? error.Value.Text : null;

    private async Task ConfirmAsync()
    {
        var confirmed = await factors.ConfirmAsync(Me, Confirmation?.Code, HttpContext.RequestAborted);
        if (!confirmed.TryGet(out codes, out var refused))
        {
            error = ("confirm", refused.Message);
        }
    }

    private async Task RenewAsync()
    {
        codes = await factors.RenewAsync(Me, Renewal?.Code, HttpContext.RequestAborted);
        error = codes is null ? ("renew", new WrongCode().Message) : null;
    }

    private async Task SwitchOffAsync()
    {
        if (await Password.RefuseAsync(Me, Off?.Password, alone: true) is { } refused)
        {
            error = ("password", Fields[refused]);
        }
        else if (!await factors.SwitchOffAsync(Me, Off?.Code, HttpContext.RequestAborted))
        {
            error = ("off", new WrongCode().Message);
        }
        else
        {
            isOff = true;
            await LookAsync();
        }
    }

    internal sealed class CodeForm
    {
        public string? Password { get; set; }

        public string? Code { get; set; }
    }
}
