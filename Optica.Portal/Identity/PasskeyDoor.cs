using Microsoft.AspNetCore.Identity;
using Optica.Data.Access;
using Optica.Domain.Access;

namespace Optica.Portal.Identity;

/// <summary>
/// Passkeys by ASP.NET Core Identity. What is asked of a browser and what it answers are bound together by a cookie of five minutes. A passkey
/// asks its owner for a finger, a face or a PIN: it is both factors at once.
/// </summary>
internal sealed class PasskeyDoor(IServiceScopeFactory scopes, Passkeys passkeys)
{
    public static void Configure(IdentityPasskeyOptions options)
    {
        options.UserVerificationRequirement = "required";
        options.ResidentKeyRequirement = "required";
    }

    /// <summary>What a browser needs to make a passkey for an account.</summary>
    public async Task<string> CreationAsync(OpticaUser owner)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await Identity(scope)
            .MakePasskeyCreationOptionsAsync(
                new()
                {
                    Id = owner.Id.ToString(),
                    Name = owner.Email!,
                    DisplayName = owner.DisplayName,
                }
            );
    }

    /// <summary>Adds what a browser has made.</summary>
    /// <returns>Whether it was as it was asked for, and was added.</returns>
    public async Task<bool> AddAsync(Guid userId, (string? Credential, string Name) sent, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(sent.Credential))
        {
            return false;
        }

        await using var scope = scopes.CreateAsyncScope();
        try
        {
            var made = await Identity(scope).PerformPasskeyAttestationAsync(sent.Credential);
            return made.Succeeded
                && made.UserEntity.Id == userId.ToString()
                && PasskeyAnswer.Read(sent.Credential) is { } answer
                && await passkeys.AddAsync(userId, made.Passkey, (sent.Name, answer.Challenge), cancellation);
        }
        catch (InvalidOperationException)
        {
            // nothing was asked for, or too long ago
            return false;
        }
    }

    /// <summary>What a browser needs to sign in with whichever passkey its owner chooses.</summary>
    public async Task<string> RequestAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        return await Identity(scope).MakePasskeyRequestOptionsAsync(user: null);
    }

    /// <summary>Whose passkey it is.</summary>
    /// <returns>The account; null for a passkey that is not right, is not there any more, or was shown like this before.</returns>
    public async Task<OpticaUser?> OwnerAsync(string? credential, CancellationToken cancellation)
    {
        var answer = PasskeyAnswer.Read(credential);
        if (answer is null || await CheckAsync(credential!, answer, cancellation) is not { } owner)
        {
            await passkeys.NoteRefusedAsync(answer?.Id, cancellation);
            return null;
        }

        return owner;
    }

    private async Task<OpticaUser?> CheckAsync(string credential, PasskeyAnswer answer, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            var shown = await Identity(scope).PerformPasskeyAssertionAsync(credential);
            return
                shown is { Succeeded: true, Passkey.IsUserVerified: true }
                && await passkeys.UseAsync(shown.User.Id, shown.Passkey, answer.Challenge, cancellation)
                ? shown.User
                : null;
        }
        catch (InvalidOperationException)
        {
            // nothing was asked for, or too long ago
            return null;
        }
    }

    private static SignInManager<OpticaUser> Identity(AsyncServiceScope scope) =>
        scope.ServiceProvider.GetRequiredService<SignInManager<OpticaUser>>();
}
