@echo off
rem Starts the intaglio command. INTAGLIO_OPTS holds further options for Java, -Xmx4g say.
setlocal
set "HOME_DIR=%~dp0.."
if defined JAVA_HOME (
  set "JAVA=%JAVA_HOME%\bin\java.exe"
) else (
  set "JAVA=java.exe"
)
"%JAVA%" -version >nul 2>&1
if errorlevel 1 (
  echo intaglio: there is no Java; install a JDK or JRE, 17 or newer, and put java on the PATH or set JAVA_HOME 1>&2
  exit /b 2
)
rem The Deep Java Library reports its use from cloud machines unless told not to.
set OPT_OUT_TRACKING=true
"%JAVA%" -Djava.awt.headless=true -Dorg.slf4j.simpleLogger.defaultLogLevel=warn -Dorg.slf4j.simpleLogger.log.ai.djl.util.cuda=error %INTAGLIO_OPTS% -cp "%HOME_DIR%\lib\*" io.intaglio.cli.Main %*
exit /b %ERRORLEVEL%
