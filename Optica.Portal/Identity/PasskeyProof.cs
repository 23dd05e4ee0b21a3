using Microsoft.AspNetCore.Mvc;
using Optica.Data.Access;

namespace Optica.Portal.Identity;

/// <summary>What shows that whoever adds a passkey is the owner: a passkey is both factors, so it takes both.</summary>
/// <param name="Password">As typed.</param>
/// <param name="Code">As typed; needed where a second factor is on.</param>
/// <param name="Factors">Judges the code.</param>
/// <param name="Context">The request.</param>
internal sealed record PasskeyProof(
    [FromForm(Name = "password")] string? Password,
    [FromForm(Name = "code")] string? Code,
    SecondFactors Factors,
    HttpContext Context
);
