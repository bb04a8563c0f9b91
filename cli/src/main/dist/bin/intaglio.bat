@echo off
rem Starts the intaglio command. INTAGLIO_OPTS holds further options for Java, -Xmx4g say.
setlocal EnableExtensions DisableDelayedExpansion
set "HOME_DIR=%~dp0.."
if defined JAVA_HOME (
  set "JAVA=%JAVA_HOME%\bin\java.exe"
) else (
  set "JAVA="
  for %%J in (java.exe) do set "JAVA=%%~$PATH:J"
)
if not exist "%JAVA%" (
  echo intaglio: there is no Java; install a JDK or JRE, 17 or newer, and put java on the PATH or set JAVA_HOME 1>&2
  exit /b 2
)

rem A JDK tells its version in a file; asking java itself takes as long as a start.
set "VERSION="
for %%J in ("%JAVA%") do set "RELEASE=%%~dpJ..\release"
if exist "%RELEASE%" for /f "tokens=2 delims==" %%V in ('findstr /b JAVA_VERSION^= "%RELEASE%"') do set "VERSION=%%~V"
set "MAJOR=0"
if defined VERSION for /f "delims=.-+" %%V in ("%VERSION%") do set /a "MAJOR=%%V"
if %MAJOR% GTR 0 if %MAJOR% LSS 17 (
  echo intaglio: "%JAVA%" is Java %VERSION%; 17 or newer is needed: put another on the PATH or set JAVA_HOME 1>&2
  exit /b 2
)

rem The Deep Java Library reports its use from cloud machines unless told not to.
set OPT_OUT_TRACKING=true

set "OPTIONS=-Djava.awt.headless=true -Dorg.slf4j.simpleLogger.defaultLogLevel=warn -Dorg.slf4j.simpleLogger.log.ai.djl.util.cuda=error"
rem PyTorch is native: each start would warn of it.
if %MAJOR% GEQ 24 set "OPTIONS=%OPTIONS% --illegal-native-access=allow"

rem The command, and the heap that goes with --max-memory: libraries take about 256 MiB, pictures three fifths of the rest,
rem the network what is left.
set "COMMAND="
set "LIMIT="
set "PREVIOUS="

:next
if "%~1"=="" goto told
if "%PREVIOUS%"=="--max-memory" set "LIMIT=%~1"
set "WORD=%~1"
if "%WORD:~0,1%"=="-" goto passed
rem The value of an option that may stand before the command.
if "%PREVIOUS%"=="--plugin-path" goto passed
if "%PREVIOUS%"=="--engine" goto passed
if "%PREVIOUS%"=="--device" goto passed
if "%PREVIOUS%"=="--threads" goto passed
if not defined COMMAND set "COMMAND=%~1"
:passed
set "PREVIOUS=%~1"
shift
goto next

:told
rem What somebody asked for himself is left to him.
set "COLLECTOR=-XX:+UseSerialGC"
if defined INTAGLIO_OPTS echo %INTAGLIO_OPTS%| findstr /r /c:"-XX:.Use[A-Za-z0-9]*GC" >nul && set "COLLECTOR="
set "MIB="
set "HEAP=0"
set "XMN="
if defined LIMIT echo %LIMIT%| findstr /r /i /x "[1-9][0-9]*[gm]" >nul && set "MIB=%LIMIT:~0,-1%"
if defined MIB if /i "%LIMIT:~-1%"=="g" set /a "MIB*=1024"
if defined MIB set /a "HEAP=(MIB-256)*3/5"
if defined MIB if "%COMMAND%"=="train" set /a "HEAP=(MIB-256)/4"
set "SHARE=0.6"
if "%COMMAND%"=="train" set "SHARE=0.25"
if defined MIB if %HEAP% LSS 64 set "HEAP=64"
set /a "YOUNG=HEAP/8"
rem One thread collects garbage, in place: it takes no memory of its own. Few objects are small, so the young ones get little room.
if defined MIB set "OPTIONS=%OPTIONS% %COLLECTOR% -Xmx%HEAP%m -Dintaglio.heap-share=%SHARE%"
if defined MIB set "XMN=-Xmn%YOUNG%m"
if defined INTAGLIO_OPTS echo %INTAGLIO_OPTS%| findstr /c:"-Xmx" >nul && set "XMN="
if defined XMN set "OPTIONS=%OPTIONS% %XMN%"
if not defined MIB if "%COMMAND%"=="run" set "OPTIONS=%OPTIONS% %COLLECTOR%"

rem A run ends before Java's best compilation pays for itself, and the network needs the processors meanwhile.
if "%COMMAND%"=="run" set "OPTIONS=%OPTIONS% -XX:+IgnoreUnrecognizedVMOptions -XX:TieredStopAtLevel=1"

rem Java starts in half the time when it finds its classes in an archive: the first run makes one. Its name tells which Java and
rem jars it belongs to, and its own checksum and size; one whose size does not fit is not used.
set "KEY="
for %%F in ("%HOME_DIR%\lib\intaglio-*.jar") do call :key "%%~zF_%%~tF"
set "WANTED=%LOCALAPPDATA%\intaglio\classes-%VERSION:-=_%-%KEY%"
set "ARCHIVE="
rem Whatever Java has to say about archives is not meant for people, and would land on the standard output.
set "OPTIONS=%OPTIONS% -Xshare:auto -Xlog:disable"
if not defined LOCALAPPDATA goto start
if not defined VERSION goto start
for %%F in ("%WANTED%-*.jsa") do call :fits "%%~fF" "%%~nF" %%~zF
if defined ARCHIVE (
  set OPTIONS=%OPTIONS% "-XX:SharedArchiveFile=%ARCHIVE%"
) else (
  if "%COMMAND%"=="run" set OPTIONS=%OPTIONS% -XX:+RecordDynamicDumpInfo "-Dintaglio.archive=%WANTED%"
)

:start
"%JAVA%" %OPTIONS% %INTAGLIO_OPTS% -cp "%HOME_DIR%\lib\*" io.intaglio.cli.Main %*
exit /b %ERRORLEVEL%

:fits
echo %~2| findstr /e /c:"-%3" >nul && set "ARCHIVE=%~1"
exit /b 0

:key
set "PART=%~1"
set "PART=%PART: =%"
set "PART=%PART:/=%"
set "PART=%PART::=%"
set "PART=%PART:-=%"
set "PART=%PART:.=%"
set "KEY=%KEY%_%PART%"
exit /b 0
